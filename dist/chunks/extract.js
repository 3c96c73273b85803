import { a as placeName, d as normalisePrompt, f as promptHash } from "./read.js";
import { n as RetakeError, t as EXIT } from "./error.js";
import { t as extractTable } from "./extract-table.js";
import { O as sha256 } from "./load.js";
import { r as writeFolder } from "./write.js";
import { t as defineCommand } from "./command.js";
import { n as trainedPrompts, t as mergeInto } from "./merge-stored.js";
import { c as MANIFEST, o as DATASET_FOLDER_KIND } from "./documents.js";
import { i as resultsIn, r as readResults } from "./read-results.js";
import { t as SUMMARIES } from "./summaries.js";
import { t as extractInto } from "./write-dataset.js";
import { createReadStream } from "node:fs";
import { join, resolve } from "node:path";

// src/domain/dataset/unseen.ts
/** Shorter parts of a prompt may stand in any. */
const TELLING_CHARACTERS = 40;
/**
* Two separate sets, one to learn from and one to measure with, have no question in common (VERDICT.md section 4),
* also where one of them puts an instruction around it. Throws RetakeError DATASET_INVALID that names the first.
*/
function requireUnseen(trained, measuring, sha256) {
	const whole = /* @__PURE__ */ new Set();
	const parts = /* @__PURE__ */ new Set();
	for (const prompt of trained) {
		whole.add(promptHash(prompt, sha256));
		for (const part of partsOf(prompt)) parts.add(promptHash(part, sha256));
	}
	const both = measuring.filter(({ prompt }) => {
		const hash = promptHash(prompt, sha256);
		return whole.has(hash) || parts.has(hash) || partsOf(prompt).some((part) => whole.has(promptHash(part, sha256)));
	});
	const [first] = both;
	if (first === void 0) return;
	const prompt = normalisePrompt(first.prompt).slice(0, 80);
	const more = both.length === 1 ? "" : `, and ${both.length - 1} more`;
	const message = `the dataset trains on a question of the measuring set: ${placeName(first.place)} ("${prompt}")${more}`;
	throw new RetakeError("DATASET_INVALID", message, { hint: "Take these questions out of the results that are learned from, or measure with other questions." });
}
/** The paragraphs of a prompt that are long enough to be a question of their own. */
function partsOf(prompt) {
	const paragraphs = prompt.split(/\n\s*\n/u);
	return paragraphs.length < 2 ? [] : paragraphs.filter((part) => normalisePrompt(part).length >= TELLING_CHARACTERS);
}

// src/commands/extract.ts
/** `retake extract`: what the model really got wrong, as a dataset. */
const extract = defineCommand({
	name: "extract",
	summary: SUMMARIES.extract,
	flags: {
		results: {
			kind: "list",
			value: "GLOB",
			help: "result files; file.jsonl#model picks one model",
			config: "results.paths"
		},
		merge: {
			kind: "list",
			value: "DIR",
			help: "earlier datasets to join with it; a question stays as the newest has it"
		},
		measure: {
			kind: "list",
			value: "GLOB",
			help: "results that will measure: a question of theirs in the dataset is an error"
		},
		out: {
			kind: "text",
			value: "DIR",
			required: true,
			help: "where the dataset goes; an earlier one there is replaced"
		},
		seed: {
			kind: "text",
			value: "TEXT",
			help: "of the hold-out split",
			config: "split.seed"
		},
		holdout: {
			kind: "share",
			value: "SHARE",
			help: "share of all items kept for measuring",
			config: "split.holdout"
		}
	},
	examples: [
		"extract --results 'benchmarks/*_intermediate.json' --out dataset",
		"extract --results solutions.jsonl#6b_finetuning --out dataset --json",
		"extract --results train.jsonl --merge phase-1 --measure test.jsonl --out dataset"
	]
}, async ({ flags, config, context }) => {
	const out = resolve(context.cwd, flags.out);
	const results = resultsIn(config.results.paths, config, context);
	const summary = await writeFolder(out, DATASET_FOLDER_KIND, async (folder) => {
		const fresh = await extractInto(folder, results, config, context);
		const dataset = flags.merge.length === 0 ? fresh : mergeInto(folder, flags.merge, context);
		if (flags.measure.length > 0) {
			const { items } = await readResults(flags.measure, config, context);
			requireUnseen(trainedPrompts(folder, dataset), items, sha256);
		}
		return dataset;
	});
	if (flags.json) await showFile(join(out, MANIFEST), context);
	else context.out(`${extractTable(summary)}\nwritten to ${flags.out}\n`);
	return EXIT.done;
});
async function showFile(path, context) {
	for await (const text of createReadStream(path, "utf8")) context.out(String(text));
}

export { extract };