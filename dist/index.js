import { n as RetakeError } from "./chunks/error.js";
import { n as DRAWS, r as calibrateRun, t as DEFAULT_SIMULATION } from "./chunks/calibrate-run.js";
import { n as readEvidence } from "./chunks/training-evidence.js";
import { r as parseConfig } from "./chunks/load.js";
import { n as readConfig } from "./chunks/command.js";
import { a as resultsOf, i as resultsIn, n as readAll } from "./chunks/read-results.js";
import { t as judgeRuns } from "./chunks/judge-runs.js";
import { r as readManifest } from "./chunks/documents.js";
import { n as writeDataset, t as extractInto } from "./chunks/write-dataset.js";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { tmpdir } from "node:os";

// src/commands/library/options.ts
/**
* Reads one model's results, whatever known format they have, into a run.
* Throws RetakeError where a file is missing, broken or of no known format.
*/
async function readResults(results, options = {}) {
	const context = contextOf(options);
	const config = configOf(options, context);
	return isRun(results) ? results : await readAll(resultsFor(results, config, context), context);
}
/** The same, to be gone through as often as need be, without holding them all. */
function resultsFor(results, config, context) {
	if (isRun(results)) return resultsOf(results);
	return resultsIn(typeof results === "string" ? [results] : results, config, context);
}
function isRun(results) {
	return typeof results === "object" && "items" in results;
}
function configOf({ config }, context) {
	if (typeof config === "object") return parseConfig(JSON.stringify(config), "config");
	return readConfig(config ?? null, [], context);
}
/** A library says nothing: results are returned, problems thrown. */
function contextOf({ cwd, signal }) {
	const silent = () => {};
	return {
		cwd: cwd ?? process.cwd(),
		env: process.env,
		out: silent,
		log: silent,
		status: silent,
		colour: false,
		now: () => /* @__PURE__ */ new Date(),
		signal: signal ?? new AbortController().signal
	};
}

// src/commands/library/calibrate.ts
/** How often the criteria would pass by chance on these results, and what they would catch: `retake calibrate`. Throws RetakeError. */
async function calibrate(options) {
	requireBetween("draws", options.draws, DRAWS);
	requireBetween("redrawn", options.redrawn, [0, 1]);
	const context = contextOf(options);
	const config = configOf(options, context);
	const { manifest } = readEvidence(options.dataset ?? null, null, context);
	const results = resultsFor(options.results, config, context);
	const { draws, redrawn, seed } = {
		...DEFAULT_SIMULATION,
		...options
	};
	return await calibrateRun(results, manifest, config, {
		draws,
		redrawn,
		seed
	}, context);
}
function requireBetween(name, value, [low, high]) {
	if (value === void 0 || value >= low && value <= high) return;
	throw new RetakeError("USAGE", `${name}: expected a number from ${low} to ${high}, got ${value}`, { hint: "Leave it away for the default." });
}

// src/commands/library/compare.ts
/** Two runs held against each other, question by question, and judged by the criteria: `retake compare`. Throws RetakeError. */
async function compare(options) {
	const context = contextOf(options);
	const config = configOf(options, context);
	const evidence = readEvidence(options.dataset ?? null, options.receipt ?? null, context);
	const before = resultsFor(options.before, config, context);
	const after = resultsFor(options.after, config, context);
	const { verdict, comment, page } = await judgeRuns(before, after, evidence, config, context);
	return {
		verdict,
		comment: (limit) => comment(limit),
		page
	};
}

// src/commands/library/extract.ts
/** What the model really got wrong, audited, as a training set with a held-out side: `retake extract`. Throws RetakeError. */
async function extract(options) {
	const context = contextOf(options);
	const config = configOf(options, context);
	const results = resultsFor(options.results, config, context);
	if (options.out !== void 0) {
		const out = resolve(context.cwd, options.out);
		await writeDataset(results, config, out, context);
		return extractedIn(out);
	}
	const folder = mkdtempSync(join(tmpdir(), "retake-"));
	try {
		await extractInto(folder, results, config, context);
		return extractedIn(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
function extractedIn(folder) {
	const manifest = readManifest(folder);
	const contents = manifest.files.map(({ path }) => [path, readFileSync(join(folder, path), "utf8")]);
	return {
		manifest,
		contents: new Map(contents)
	};
}

export { RetakeError, calibrate, compare, extract, readResults };