import { n as whileLocked, r as cannotWrite, t as LOCK } from "./folder-lock.js";
import { n as RetakeError } from "./error.js";
import { S as fileSource, r as headerOf } from "./records.js";
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

// src/results/folder-kind.ts
/** Throws where `path` exists and is neither empty nor a folder of this kind with nothing else in it. */
async function refuseForeignFolder(path, kind) {
	const problem = await problemOf(path, kind);
	if (problem === null) return;
	throw new RetakeError("USAGE", `${path} is ${problem}`, { hint: "Name a new or empty folder with --out." });
}
async function problemOf(path, kind) {
	const names = namesIn(path);
	if (names === null || names === "a file") return names;
	if (names.every((name) => name === ".retake.lock")) return null;
	const document = await readMark(join(path, kind.mark), kind.schema);
	if (document === null) return `a folder with other files in it (no ${kind.mark} of ${kind.schema})`;
	const [stranger] = kind.listsFiles ? strangers(path, kind.mark, document) : [];
	return stranger === void 0 ? null : `a dataset with a file in it that is not part of it: ${stranger}`;
}
/** Of a folder; null where nothing is there. */
function namesIn(path) {
	try {
		const entry = statSync(path, { throwIfNoEntry: false });
		if (entry === void 0) return null;
		return entry.isDirectory() ? readdirSync(path) : "a file";
	} catch (cause) {
		throw cannotWrite(path, cause);
	}
}
/** A manifest is as long as its dataset: only what is asked of it is kept. */
async function readMark(path, schema) {
	try {
		const document = await headerOf(fileSource(path, "").open(), ["schema", "files"]);
		return document.schema === schema ? document : null;
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
			writeContent(place.path, content);
			return;
		}
		makeFolder(dirname(place.path));
		partial = partialOf(place.path);
		writeContent(partial, content);
		renameSync(partial, place.path);
	} catch (cause) {
		if (partial !== null) discard(partial);
		throw cannotWrite(path, cause);
	}
}
function writeContent(path, content) {
	if (typeof content === "string" || content instanceof Uint8Array) {
		writeFileSync(path, content);
		return;
	}
	const file = openSync(path, "w");
	try {
		for (const piece of content) writeFileSync(file, piece);
	} finally {
		closeSync(file);
	}
}
/** Where a path leads: a link may lead to what is not there yet. */
function placeOf(path) {
	const entry = statSync(path, { throwIfNoEntry: false });
	if (entry === void 0) return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? placeOf(resolve(realpathSync(dirname(path)), readlinkSync(path))) : {
		path,
		isSpecial: false
	};
	const isSpecial = !entry.isFile() && !entry.isDirectory();
	return {
		path: isSpecial ? path : realpathSync(path),
		isSpecial
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
* is replaced only if it is of this kind; anything else is not ours to delete. Throws USAGE where another run fills it.
*/
async function writeFolder(path, kind, fill) {
	await refuseForeignFolder(path, kind);
	try {
		const place = placeOf(path).path;
		makeFolder(dirname(place));
		const lock = join(dirname(place), `.${basename(place)}.lock`);
		return await whileLocked(lock, path, () => replaceFolder(place, fill));
	} catch (cause) {
		throw isSystemError(cause) ? cannotWrite(path, cause) : cause;
	}
}
async function replaceFolder(place, fill) {
	const partial = partialOf(place);
	for (const left of partialsOf(place)) discard(left);
	try {
		mkdirSync(partial);
		const filled = await fill(partial);
		rmSync(place, {
			recursive: true,
			force: true
		});
		renameSync(partial, place);
		return filled;
	} catch (cause) {
		discard(partial);
		throw cause;
	}
}
/** Works in a folder, which is made where it is missing, while no other run does. Throws USAGE where one does. */
async function whileAlone(folder, work) {
	try {
		makeFolder(folder);
	} catch (cause) {
		throw cannotWrite(folder, cause);
	}
	return await whileLocked(join(folder, LOCK), folder, work);
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
/** Folders that runs which were killed left beside that place: who holds its lock is the only one at work on it. */
function partialsOf(place) {
	const start = `.${basename(place)}.partial-`;
	return readdirSync(dirname(place), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name.startsWith(start)).filter(({ name }) => /^\d+$/.test(name.slice(start.length))).map(({ name }) => join(dirname(place), name));
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

export { writeWhole as a, writeJson as i, whileAlone as n, refuseForeignFolder as o, writeFolder as r, jsonLines as t };