import { n as RetakeError } from "./error.js";
import { v as archivePathProblem } from "./results-package.js";
import { s as findSources } from "./read.js";
import { posix, resolve } from "node:path";

// src/commands/action/kept-results.ts
/**
* How the results that a start has kept are read again. They are those of the pull request's own configuration; where
* another one finds other files, the files are named as the dataset names them. `folder`: where they lie.
*/
function keptResults({ results }, asked, folder) {
	const kept = results.map(({ path }) => posix.normalize(path));
	const places = (paths) => [...new Set(paths.map((path) => resolve(folder, path)))].sort().join("\n");
	if (places(found(asked.paths, folder)) === places(kept)) return asked;
	const outside = kept.find((path) => archivePathProblem(path) !== null);
	if (outside !== void 0) throw new RetakeError("DATASET_INVALID", `the dataset names results outside of it: ${JSON.stringify(outside)}`);
	const formats = [...new Set(results.map(({ format }) => format))];
	return {
		paths: kept,
		format: formats.length === 1 ? formats[0] ?? "auto" : "auto"
	};
}
function found(paths, folder) {
	try {
		return findSources(paths, { cwd: folder }).map(({ source }) => source.path);
	} catch (error) {
		if (error instanceof RetakeError) return [];
		throw error;
	}
}

export { keptResults as t };