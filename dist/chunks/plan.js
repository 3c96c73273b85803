import { t as EXIT } from "./error.js";
import { r as planTable, t as planDataset } from "./plan-dataset.js";
import { t as defineCommand } from "./command.js";
import { i as readReceipt, r as readManifest, t as checkDataset } from "./documents.js";
import { t as print } from "./print.js";
import { t as SUMMARIES } from "./summaries.js";
import { resolve } from "node:path";

// src/commands/plan.ts
/** `retake plan`: steps, tokens, time and money before any is spent. */
const plan = defineCommand({
	name: "plan",
	summary: SUMMARIES.plan,
	flags: {
		dataset: {
			kind: "text",
			value: "DIR",
			required: true,
			help: "what retake extract wrote"
		},
		receipts: {
			kind: "list",
			value: "FILE",
			help: "receipts of earlier runs: the estimate learns from them"
		}
	},
	examples: ["plan --dataset dataset", "plan --dataset dataset --receipts last/receipt.json --json"]
}, ({ flags, config, context }) => {
	const dataset = resolve(context.cwd, flags.dataset);
	const manifest = readManifest(dataset);
	checkDataset(dataset, manifest);
	const receipts = flags.receipts.map((path) => readReceipt(resolve(context.cwd, path), "USAGE"));
	const plan = planDataset(dataset, manifest, config, receipts);
	print(plan, flags.json, () => planTable(plan), context);
	return EXIT.done;
});

export { plan };