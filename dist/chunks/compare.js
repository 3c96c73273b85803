import { t as exitOfVerdict } from "./exit-of-verdict.js";
import { a as writeWhole } from "./write.js";
import { t as defineCommand } from "./command.js";
import { n as configPath } from "./config-home.js";
import { t as judgeRuns } from "./judge-runs.js";
import { t as print } from "./print.js";
import { i as resultsIn } from "./read-results.js";
import { t as refuseOverwriting } from "./refuse-overwriting.js";
import { t as SUMMARIES } from "./summaries.js";
import { n as readEvidence, t as evidenceFiles } from "./training-evidence.js";
import { resolve } from "node:path";

// src/commands/compare.ts
/** `retake compare`: two runs, paired question by question, and what the criteria say of them. */
const compare = defineCommand({
	name: "compare",
	summary: SUMMARIES.compare,
	flags: {
		before: {
			kind: "list",
			value: "GLOB",
			required: true,
			help: "results of the model before training"
		},
		after: {
			kind: "list",
			value: "GLOB",
			required: true,
			help: "results of the model after training"
		},
		dataset: {
			kind: "text",
			value: "DIR",
			help: "what was trained on: tells evidence from memorisation"
		},
		receipt: {
			kind: "text",
			value: "FILE",
			help: "the training receipt: supplies training.* figures"
		},
		comment: {
			kind: "text",
			value: "FILE",
			help: "write the pull-request comment there"
		},
		report: {
			kind: "text",
			value: "FILE",
			help: "write the report page there: every item, with search and diff"
		}
	},
	examples: ["compare --before old/*.json --after new/*.json --dataset dataset --comment comment.md", "compare --before solutions.jsonl#6b_finetuning --after solutions.jsonl#6b_verification"]
}, async ({ flags, config, context }) => {
	const evidence = readEvidence(flags.dataset, flags.receipt, context);
	const files = [configPath(flags.config, context), ...evidenceFiles(flags.dataset, flags.receipt, evidence)];
	refuseOverwriting({
		comment: flags.comment,
		report: flags.report
	}, {
		specs: [...flags.before, ...flags.after],
		files
	}, context);
	const before = resultsIn(flags.before, config, context);
	const after = resultsIn(flags.after, config, context);
	const { verdict, comment, writePage, terminal } = await judgeRuns(before, after, evidence, config, context);
	if (flags.comment !== null) writeWhole(resolve(context.cwd, flags.comment), await comment());
	if (flags.report !== null) await writePage(resolve(context.cwd, flags.report));
	print(verdict, flags.json, terminal, context);
	return exitOfVerdict(verdict.verdict);
});

export { compare };