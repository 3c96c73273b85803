import { a as trainingFiles, i as isHeldOut, r as digestOf, t as HELD_OUT } from "./manifest.js";
import { t as FileNames } from "./file-name.js";
import { n as RetakeError } from "./error.js";
import { n as oneLine } from "./one-line.js";
import { f as promptHash } from "./read.js";
import { O as sha256, X as own } from "./load.js";
import { a as sumTargets, i as sumCategories } from "./write-dataset.js";
import { a as writeWhole, i as writeJson } from "./write.js";
import { c as MANIFEST, r as readManifest, t as checkDataset } from "./documents.js";
import { t as storedRows } from "./stored-rows.js";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";

// src/domain/dataset/file-category.ts
/** The categories of a dataset's files by path, also where an early manifest names the files alone. */
function categoriesOfFiles({ files, categories }, sha256) {
	const names = files.some(({ category }) => category === void 0) ? Object.keys(categories) : [];
	const byName = new Map(names.map((category) => [new FileNames(sha256).of(category), category]));
	return new Map(files.map(({ path, category }) => {
		const name = path.replace(HELD_OUT, "").replace(/\.jsonl$/, "");
		return [path, category ?? byName.get(name) ?? name];
	}));
}

// src/domain/dataset/merge-rows.ts
/** A dataset's rows by question, in the order of its files: in each, failures stand before what is rehearsed. */
function rowGroups({ manifest, rows }, sha256) {
	const categories = categoriesOfFiles(manifest, sha256);
	return manifest.files.flatMap(({ path }) => {
		const category = categories.get(path) ?? path;
		const failures = isHeldOut(path) || manifest.format === "preference" ? Number.POSITIVE_INFINITY : own(manifest.categories, category)?.examples ?? 0;
		return groupsOf(rows.get(path) ?? []).map((group, index) => ({
			isHeldOut: isHeldOut(path),
			category,
			isReplay: index >= failures,
			promptHash: promptHash(group.prompt, sha256),
			...group
		}));
	});
}
function groupsOf(rows) {
	const groups = [];
	for (const row of rows) {
		const prompt = promptOfRow(row);
		const last = groups.at(-1);
		if (last?.prompt === prompt) last.rows.push(row);
		else groups.push({
			prompt,
			rows: [row]
		});
	}
	return groups;
}
/** The question of a row, in whatever format it is. */
function promptOfRow(row) {
	const [first] = Array.isArray(row.messages) ? row.messages : [];
	const prompt = row.prompt ?? row.instruction ?? first?.content;
	return typeof prompt === "string" ? prompt : "";
}

// src/domain/dataset/merge-checks.ts
/** Throws RetakeError DATASET_INVALID where the rows are of different formats. */
function requireFormat(newest, other) {
	if (newest.manifest.format === other.manifest.format) return;
	const message = `${other.name} is of the format ${other.manifest.format}, the new dataset of ${newest.manifest.format}`;
	throw new RetakeError("DATASET_INVALID", message, { hint: "Extract both with one dataset.format." });
}
/** Throws RetakeError DATASET_INVALID where one trains on what another holds out for measuring. */
function requireApart(all, sha256) {
	for (const measuring of all) {
		const heldOut = rowGroups(measuring, sha256).filter(({ isHeldOut }) => isHeldOut);
		const prompts = new Map(heldOut.map(({ prompt, promptHash }) => [promptHash, prompt]));
		for (const training of all) {
			const both = training.manifest.trained_items.find(({ prompt_sha256 }) => prompts.has(prompt_sha256));
			if (both === void 0) continue;
			const prompt = oneLine(prompts.get(both.prompt_sha256) ?? "");
			const message = `${training.name} trains on ${oneLine(both.identity)} ("${prompt}"), which ${measuring.name} holds out for measuring`;
			throw new RetakeError("DATASET_INVALID", message, { hint: "Extract both with one split.seed and split.holdout." });
		}
	}
}
function otherModels(newest, earlier) {
	const { id } = newest.manifest.model;
	return earlier.filter(({ manifest }) => id !== null && manifest.model.id !== null && manifest.model.id !== id).map(({ name, manifest }) => ({
		code: "merged-model",
		category: null,
		count: manifest.trained_items.length,
		message: `${name} holds the mistakes of ${oneLine(manifest.model.id ?? "")}, not of ${oneLine(id ?? "")}`
	}));
}

// src/domain/dataset/merge-parts.ts
/** Each dataset without what one before it has, the newest first: a question stays as the newest has it. */
function mergeParts(all, sha256) {
	const trained = /* @__PURE__ */ new Set();
	const heldOut = /* @__PURE__ */ new Set();
	return all.map((dataset) => {
		const groups = rowGroups(dataset, sha256);
		const part = {
			...trainedPart(dataset.manifest, groups, trained),
			...heldOutPart(groups, heldOut)
		};
		for (const item of dataset.manifest.trained_items) trained.add(item.identity).add(item.prompt_sha256);
		for (const group of part.heldOut) heldOut.add(heldOutKey(group));
		return {
			manifest: dataset.manifest,
			...part
		};
	});
}
function trainedPart({ trained_items: all }, groups, seen) {
	const trainedItems = all.filter(({ identity, prompt_sha256 }) => !seen.has(identity) && !seen.has(prompt_sha256));
	const prompts = new Set(trainedItems.map(({ prompt_sha256 }) => prompt_sha256));
	return {
		trainedItems,
		training: groups.filter(({ isHeldOut, promptHash }) => !isHeldOut && prompts.has(promptHash)),
		kept: trainedItems.length,
		dropped: all.length - trainedItems.length
	};
}
function heldOutPart(groups, seen) {
	const all = groups.filter(({ isHeldOut }) => isHeldOut);
	const isSeen = (group) => seen.has(heldOutKey(group));
	return {
		heldOut: all.filter((group) => !isSeen(group)),
		heldOutAlready: all.filter(isSeen)
	};
}
function heldOutKey({ category, promptHash }) {
	return `${category}\0${promptHash}`;
}

// src/domain/dataset/merge.ts
/**
* Joins a new dataset with earlier ones. A question that is in several stays as the newest has it; where each row
* came from is kept in the manifest. Throws RetakeError DATASET_INVALID where their rows are of different formats,
* or where one trains on what another holds out for measuring.
*/
function mergeDatasets(newest, earlier, sha256) {
	const all = [newest, ...earlier];
	for (const dataset of earlier) requireFormat(newest, dataset);
	requireApart(all, sha256);
	const parts = mergeParts(all, sha256);
	const joined = joinRows(parts, new FileNames(sha256));
	const files = joined.map((file) => fileOf(file, sha256));
	const categories = sumCategories(parts);
	return {
		manifest: {
			...newest.manifest,
			results: resultsOf(all),
			categories,
			examples: Object.values(categories).reduce((sum, { examples }) => sum + examples, 0),
			targets: sumTargets(all.flatMap(({ manifest }) => manifest.targets.map(({ source, rows }) => [source, rows]))),
			files,
			trained_items: parts.flatMap(({ trainedItems }) => trainedItems),
			digest: digestOf({ files }, sha256),
			merged: provenanceOf(parts),
			warnings: [...newest.manifest.warnings, ...otherModels(newest, earlier)]
		},
		contents: new Map(joined.map(({ path, rows }) => [path, textOf(rows)]))
	};
}
function provenanceOf([newest, ...earlier]) {
	const joined = earlier.flatMap(({ manifest, kept, dropped }) => [{
		digest: manifest.digest,
		kept,
		dropped
	}, ...manifest.merged ?? []]);
	return [...newest?.manifest.merged ?? [], ...joined];
}
/** Each file once, those of the newest dataset first. */
function resultsOf(all) {
	const files = /* @__PURE__ */ new Map();
	for (const file of all.flatMap(({ manifest }) => manifest.results)) {
		const key = `${file.path}\0${file.sha256}`;
		if (!files.has(key)) files.set(key, file);
	}
	return [...files.values()];
}
/** Failures of all datasets first, then the rows that are only rehearsed, as in a dataset that was extracted. */
function joinRows(parts, names) {
	const training = parts.flatMap((part) => part.training);
	const ordered = [
		...training.filter(({ isReplay }) => !isReplay),
		...training.filter(({ isReplay }) => isReplay),
		...parts.flatMap(({ heldOut }) => heldOut)
	];
	const files = /* @__PURE__ */ new Map();
	for (const { isHeldOut, category, rows } of ordered) {
		const path = `${isHeldOut ? HELD_OUT : ""}${names.of(category)}.jsonl`;
		const file = files.get(path);
		if (file === void 0) files.set(path, {
			path,
			category,
			rows: [...rows]
		});
		else file.rows.push(...rows);
	}
	return [...files.values()];
}
function fileOf({ path, category, rows }, sha256) {
	return {
		path,
		category,
		rows: rows.length,
		sha256: sha256(textOf(rows))
	};
}
function textOf(rows) {
	return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

// src/commands/merge-stored.ts
/** Joins the dataset in a folder with earlier ones, and puts the whole in its place. Throws RetakeError DATASET_INVALID. */
function mergeInto(folder, earlier, { cwd }) {
	const newest = readDataset("the new dataset", folder);
	const { manifest, contents } = mergeDatasets(newest, earlier.map((name) => readDataset(name, resolve(cwd, name))), sha256);
	for (const { path } of newest.manifest.files) rmSync(join(folder, path));
	for (const [path, content] of contents) writeWhole(join(folder, path), content);
	writeJson(join(folder, MANIFEST), manifest);
	return manifest;
}
/** The questions of all training rows of the dataset in a folder. */
function* trainedPrompts(folder, dataset) {
	for (const { path } of trainingFiles(dataset)) for (const row of storedRows(join(folder, path))) yield promptOfRow(row);
}
function readDataset(name, folder) {
	const manifest = readManifest(folder);
	checkDataset(folder, manifest);
	const rows = manifest.files.map(({ path }) => [path, storedRows(join(folder, path))]);
	return {
		name,
		manifest,
		rows: new Map(rows)
	};
}

export { trainedPrompts as n, mergeInto as t };