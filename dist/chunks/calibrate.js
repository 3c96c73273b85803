import { t as EXIT } from "./error.js";
import { t as calibrationTable } from "./calibration-table.js";
import { n as DRAWS, r as calibrateRun, t as DEFAULT_SIMULATION } from "./calibrate-run.js";
import { t as defineCommand } from "./command.js";
import { t as print } from "./print.js";
import { i as resultsIn } from "./read-results.js";
import { t as SUMMARIES } from "./summaries.js";
import { n as readEvidence } from "./training-evidence.js";

// src/commands/calibrate.ts
/** `retake calibrate`: how often the criteria would pass by chance on this benchmark, and what they would catch. */
const calibrate = defineCommand({
	name: "calibrate",
	summary: SUMMARIES.calibrate,
	flags: {
		results: {
			kind: "list",
			value: "GLOB",
			help: "results of the model as it is",
			config: "results.paths"
		},
		dataset: {
			kind: "text",
			value: "DIR",
			help: "what was or will be trained on: tells which items decide"
		},
		draws: {
			kind: "integer",
			value: "N",
			range: DRAWS,
			help: "re-runs to imagine (default 50,000, fewer for more than 300 items)"
		},
		redrawn: {
			kind: "share",
			value: "SHARE",
			help: `how many items come out anew though nothing changed (default ${DEFAULT_SIMULATION.redrawn})`
		},
		seed: {
			kind: "integer",
			value: "N",
			help: `of the simulation (default ${DEFAULT_SIMULATION.seed})`
		}
	},
	examples: ["calibrate --results 'benchmarks/*_intermediate.json'", "calibrate --results results.jsonl --dataset dataset --redrawn 10% --json"]
}, async ({ flags, config, context }) => {
	const simulation = {
		draws: flags.draws,
		redrawn: flags.redrawn ?? DEFAULT_SIMULATION.redrawn,
		seed: flags.seed ?? DEFAULT_SIMULATION.seed
	};
	const { manifest } = readEvidence(flags.dataset, null, context);
	const results = resultsIn(config.results.paths, config, context);
	const calibration = await calibrateRun(results, manifest, config, simulation, context);
	print(calibration, flags.json, () => calibrationTable(calibration, context), context);
	return EXIT.done;
});

export { calibrate };