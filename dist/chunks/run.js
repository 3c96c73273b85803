import { t as defineCommand } from "./command.js";
import { t as configHome } from "./config-home.js";
import { t as loopParts } from "./loop-parts.js";
import { n as runLoop, t as showLoopEnd } from "./show-loop-end.js";
import { t as SUMMARIES } from "./summaries.js";
import { resolve } from "node:path";

// src/commands/run.ts
/** `retake run`: the loop on one machine. */
const run = defineCommand({
	name: "run",
	summary: SUMMARIES.run,
	flags: {
		out: {
			kind: "text",
			value: "DIR",
			required: true,
			help: "where all that the loop makes goes"
		},
		results: {
			kind: "list",
			value: "GLOB",
			help: "results to mine, where no examination comes first",
			config: "results.paths"
		},
		seed: {
			kind: "integer",
			value: "N",
			help: "of the training",
			config: "training.seed"
		}
	},
	examples: ["run --config examples/arithmetic/retake.yml --out out"]
}, async ({ flags, config, context }) => {
	const out = resolve(context.cwd, flags.out);
	const home = configHome(flags.config, context);
	const end = await runLoop(await loopParts(config, home, out, context), config, {
		out,
		home
	}, context);
	return showLoopEnd(end, out, flags.json, context);
});

export { run };