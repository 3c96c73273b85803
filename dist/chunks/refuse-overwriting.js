import { n as RetakeError } from "./error.js";
import { s as findSources } from "./read.js";
import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";

// src/commands/refuse-overwriting.ts
/**
* Throws USAGE where a file that is to be written (by its flag) is one of the results that `specs` name: they are
* what the next step is measured against, and cannot always be made again.
*/
function refuseOverwriting(outputs, specs, context) {
	const written = Object.entries(outputs).flatMap(([flag, path]) => {
		const file = path === null ? null : fileAt(resolve(context.cwd, path));
		return file === null ? [] : [{
			flag,
			path,
			file
		}];
	});
	if (written.length === 0) return;
	for (const { source } of findSources(specs, context)) {
		const read = source.file === null ? null : fileAt(source.file);
		for (const { flag, path, file } of written) if (file === read) throw overwritten(flag, path);
	}
}
/** Where a path leads; null where no file is there yet. */
function fileAt(path) {
	return statSync(path, { throwIfNoEntry: false }) === void 0 ? null : realpathSync(path);
}
function overwritten(flag, path) {
	return new RetakeError("USAGE", `--${flag} would write over ${path}, which is read`, { hint: `Name another file with --${flag}.` });
}

export { refuseOverwriting as t };