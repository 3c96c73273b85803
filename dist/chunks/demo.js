import { t as defineCommand } from "./command.js";
import { t as configHome } from "./config-home.js";
import { t as embeddedParts } from "./embedded-parts.js";
import { n as runLoop, t as showLoopEnd } from "./show-loop-end.js";
import { t as SUMMARIES } from "./summaries.js";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

// src/commands/demo.ts
/** Both src/commands and dist/chunks lie two folders below the package. */
const CONFIG = fileURLToPath(new URL("../../examples/arithmetic/retake.yml", import.meta.url));
const OUT = "retake-demo";
/** `retake demo`: `run` on examples/arithmetic, which needs nothing but this program. */
const demo = defineCommand({
	name: "demo",
	summary: SUMMARIES.demo,
	flags: {
		out: {
			kind: "text",
			value: "DIR",
			help: `where all that the demo makes goes (default ${OUT})`
		},
		seed: {
			kind: "integer",
			value: "N",
			help: "another model, another exam",
			config: "training.seed"
		},
		"no-replay": {
			kind: "switch",
			help: "train on the failures alone, and see it forget",
			config: "dataset.replay",
			sets: 0
		}
	},
	examples: [
		"demo",
		"demo --no-replay",
		"demo --seed 7 --json"
	]
}, async ({ flags, config, context }) => {
	const out = resolve(context.cwd, flags.out ?? OUT);
	const home = configHome(flags.config ?? CONFIG, context);
	const end = await runLoop(await embeddedParts(config, home, out, context), config, {
		out,
		home
	}, context);
	return showLoopEnd(end, flags.out ?? OUT, flags.json, context);
}, { defaultConfig: CONFIG });

export { demo };