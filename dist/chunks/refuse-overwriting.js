import { n as RetakeError } from "./error.js";
import { s as findSources } from "./read.js";
import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";

// src/commands/refuse-overwriting.ts
/**
* Throws USAGE where a file that is to be written (by its flag) is one that is read, since that is what the next step
* goes by and cannot always be made again; where it is a folder; or where two flags name the same one.
*/
function refuseOverwriting(outputs, read, context) {
	const written = Object.entries(outputs).flatMap(([flag, path]) => path === null ? [] : [outputAt(flag, path, context)]);
	for (const [index, one] of written.entries()) {
		const twin = written.slice(0, index).find((other) => isSameFile(one, other, context));
		if (twin !== void 0) throw refused(`--${twin.flag} and --${one.flag} would both write ${one.path}`, one.flag);
	}
	if (written.every(({ file }) => file === null)) return;
	const sources = findSources(read.specs, context).map(({ source }) => source.file);
	const inputs = new Set([...sources, ...read.files].flatMap((path) => path === null ? [] : fileAt(path, context) ?? []));
	for (const { flag, path, file } of written) if (file !== null && inputs.has(file)) throw refused(`--${flag} would write over ${path}, which is read`, flag);
}
function outputAt(flag, path, context) {
	if (entryAt(path, context)?.isDirectory()) throw refused(`--${flag}: ${path} is a folder`, flag);
	return {
		flag,
		path,
		file: fileAt(path, context)
	};
}
/** What is no file, such as `/dev/null`, may be written to twice. */
function isSameFile(one, other, context) {
	const place = ({ path, file }) => file ?? resolve(context.cwd, path);
	return place(one) === place(other) && (entryAt(one.path, context)?.isFile() ?? true);
}
/** Where a path leads; null where nothing is there yet. */
function fileAt(path, context) {
	return entryAt(path, context) === null ? null : realpathSync(resolve(context.cwd, path));
}
/** null where nothing can be reached, for whatever reason: who reads or writes it says more. */
function entryAt(path, { cwd }) {
	try {
		return statSync(resolve(cwd, path));
	} catch {
		return null;
	}
}
function refused(message, flag) {
	return new RetakeError("USAGE", message, { hint: `Name another file with --${flag}.` });
}

export { refuseOverwriting as t };