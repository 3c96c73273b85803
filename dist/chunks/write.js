import { n as RetakeError } from "./error.js";
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

// src/results/cannot-write.ts
/** What a file system said, as an error that names the path. */
function cannotWrite(path, cause) {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new RetakeError("OUTPUT_FAILED", `cannot write ${path}: ${reason}`, {
		hint: "Check that the folder can be written to and that the disk is not full.",
		cause
	});
}

// src/results/folder-kind.ts
/** Throws where `path` exists and is neither empty nor a folder of this kind with nothing else in it. */
function refuseForeignFolder(path, kind) {
	const problem = problemOf(path, kind);
	if (problem === null) return;
	throw new RetakeError("USAGE", `${path} is ${problem}`, { hint: "Name a new or empty folder with --out." });
}
function problemOf(path, kind) {
	const entry = entryAt(path);
	if (entry === void 0) return null;
	if (!entry.isDirectory()) return "a file";
	if (readdirSync(path).length === 0) return null;
	const document = readMark(join(path, kind.mark), kind.schema);
	if (document === null) return `a folder with other files in it (no ${kind.mark} of ${kind.schema})`;
	const [stranger] = kind.listsFiles ? strangers(path, kind.mark, document) : [];
	return stranger === void 0 ? null : `a dataset with a file in it that is not part of it: ${stranger}`;
}
function entryAt(path) {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch (cause) {
		throw cannotWrite(path, cause);
	}
}
function readMark(path, schema) {
	try {
		const document = JSON.parse(readFileSync(path, "utf8"));
		return document?.schema === schema ? document : null;
	} catch {
		return null;
	}
}
function strangers(folder, mark, { files }) {
	const listed = Array.isArray(files) ? files.map((file) => file?.path) : [];
	return readdirSync(folder, {
		recursive: true,
		withFileTypes: true
	}).filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).filter((file) => file !== mark && !listed.includes(file));
}

// src/results/write.ts
/**
* Writes a file whole or not at all: beside its place first, then moved there. Makes missing folders. A link stays a
* link, and what is no file, such as `/dev/null`, is written to and not replaced.
*/
function writeWhole(path, content) {
	let partial = null;
	try {
		const place = placeOf(path);
		if (place.isSpecial) {
			writeFileSync(place.path, content);
			return;
		}
		makeFolder(dirname(place.path));
		partial = partialOf(place.path);
		writeFileSync(partial, content);
		renameSync(partial, place.path);
	} catch (cause) {
		if (partial !== null) discard(partial);
		throw cannotWrite(path, cause);
	}
}
function placeOf(path) {
	const entry = statSync(path, { throwIfNoEntry: false });
	if (entry === void 0) return {
		path,
		isSpecial: false
	};
	return {
		path: realpathSync(path),
		isSpecial: !entry.isFile() && !entry.isDirectory()
	};
}
/** A JSON document as people and tools like it: two spaces, a newline at the end. */
function writeJson(path, document) {
	writeWhole(path, `${JSON.stringify(document, null, 2)}\n`);
}
/** Rows as JSON Lines. */
function jsonLines(rows) {
	let text = "";
	for (const row of rows) text += `${JSON.stringify(row)}\n`;
	return text;
}
/**
* Fills a folder whole or not at all: `fill` is given the folder that is to take its place. An earlier folder there
* is replaced only if it is of this kind; anything else is not ours to delete.
*/
async function writeFolder(path, kind, fill) {
	refuseForeignFolder(path, kind);
	let partial = null;
	try {
		const place = placeOf(path).path;
		makeFolder(dirname(place));
		partial = partialOf(place);
		mkdirSync(partial);
		const filled = await fill(partial);
		rmSync(place, {
			recursive: true,
			force: true
		});
		renameSync(partial, place);
		return filled;
	} catch (cause) {
		if (partial !== null) discard(partial);
		throw isSystemError(cause) ? cannotWrite(path, cause) : cause;
	}
}
/** One folder after the other: Node's own recursion never ends where a file system takes none, as in /proc. */
function makeFolder(path) {
	if (existsSync(path)) return;
	makeFolder(dirname(path));
	try {
		mkdirSync(path);
	} catch (error) {
		if (error.code !== "EEXIST") throw error;
	}
}
function partialOf(path) {
	return join(dirname(path), `.${basename(path)}.partial-${process.pid}`);
}
/** Best effort: the failure that led here is the one to report. */
function discard(partial) {
	try {
		rmSync(partial, {
			recursive: true,
			force: true
		});
	} catch {}
}
function isSystemError(error) {
	return error instanceof Error && "syscall" in error;
}

export { refuseForeignFolder as a, writeWhole as i, writeFolder as n, writeJson as r, jsonLines as t };