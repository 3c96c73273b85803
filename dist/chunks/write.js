import { n as RetakeError } from "./error.js";
import { C as fileSource, r as headerOf } from "./records.js";
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { hostname } from "node:os";

// src/results/cannot-write.ts
/** What a file system said, as an error that names the path. */
function cannotWrite(path, cause) {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new RetakeError("OUTPUT_FAILED", `cannot write ${path}: ${reason}`, {
		hint: "Check that the folder can be written to and that the disk is not full.",
		cause
	});
}

// src/results/folder-lock.ts
/** The name of a lock that lies in the folder it is for. */
const LOCK = ".retake.lock";
/** How often a lock says that its holder lives. */
const HEARTBEAT_MS = 6e4;
/** A lock that was silent for so long belongs to nobody, where its holder cannot be asked. */
const SILENCE_MS = 9e5;
/** A lock whose text is not whole is being written, which takes no time, or never will be: its disk was full. */
const WRITING_MS = 1e4;
/** Locks of this very process: its number says nothing about them. */
const held = /* @__PURE__ */ new Set();
/**
* Does what is to be done in `folder` while the file at `lock` keeps every other run out of it. A lock whose holder
* is gone is taken over: a process of this machine that no longer runs, or one elsewhere that was silent for 15
* minutes. Throws USAGE where another run is at work.
*/
async function whileLocked(lock, folder, work) {
	const mark = take(lock, folder);
	held.add(lock);
	const heartbeat = setInterval(() => beat(lock), HEARTBEAT_MS).unref();
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		held.delete(lock);
		if (readMark$1(lock) === mark) rmSync(lock, { force: true });
	}
}
/** What the new lock says. */
function take(lock, folder) {
	const holder = {
		pid: process.pid,
		host: hostname(),
		namespace: namespaceOfProcesses(),
		since: (/* @__PURE__ */ new Date()).toISOString(),
		born: birthOf(process.pid)
	};
	const mark = JSON.stringify(holder);
	if (create(lock, mark)) return mark;
	const there = readMark$1(lock);
	if (there !== null && isAbandoned(lock, there)) remove(lock, there);
	if (create(lock, mark)) return mark;
	throw inUse(lock, folder);
}
/** False where there is a lock already. */
function create(lock, mark) {
	try {
		const file = openSync(lock, "wx");
		try {
			writeFileSync(file, mark);
		} catch (cause) {
			rmSync(lock, { force: true });
			throw cause;
		} finally {
			closeSync(file);
		}
		return true;
	} catch (cause) {
		if (cause.code === "EEXIST") return false;
		throw cannotWrite(lock, cause);
	}
}
function isAbandoned(lock, mark) {
	if (held.has(lock)) return false;
	const holder = holderIn(mark);
	if (holder?.host === hostname() && holder.namespace === namespaceOfProcesses()) return !isAlive(holder);
	return isSilent(lock, isJson(mark) ? SILENCE_MS : WRITING_MS);
}
function isSilent(lock, ms) {
	const entry = statSync(lock, { throwIfNoEntry: false });
	return entry !== void 0 && Date.now() - entry.mtimeMs > ms;
}
/**
* Of two runs that find the same abandoned lock, the second must not take the new lock of the first for it: only who
* has the guard may delete a lock, and looks at it once more. A guard is there for no time, or left by a run that died.
*/
function remove(lock, abandoned) {
	const guard = `${lock}-taken-over`;
	if (isSilent(guard, WRITING_MS)) rmSync(guard, { force: true });
	if (!create(guard, "")) return;
	try {
		if (readMark$1(lock) === abandoned) rmSync(lock, { force: true });
	} finally {
		rmSync(guard, { force: true });
	}
}
function isAlive({ pid, born }) {
	try {
		process.kill(pid, 0);
	} catch (error) {
		return error.code === "EPERM";
	}
	if (born === null) return pid !== process.pid;
	return born === birthOf(pid);
}
/** When Linux started a process, in clock ticks since the machine did: field 22 of its stat, 20 after its name. */
function birthOf(pid) {
	try {
		const [, fields = ""] = /^.*\) (.*)$/su.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
		return fields.split(" ")[19] ?? null;
	} catch {
		return null;
	}
}
function namespaceOfProcesses() {
	try {
		return readlinkSync("/proc/self/ns/pid");
	} catch {
		return null;
	}
}
function beat(lock) {
	const now = /* @__PURE__ */ new Date();
	try {
		utimesSync(lock, now, now);
	} catch {}
}
function readMark$1(lock) {
	try {
		return readFileSync(lock, "utf8");
	} catch {
		return null;
	}
}
function isJson(mark) {
	try {
		JSON.parse(mark);
		return true;
	} catch {
		return false;
	}
}
/** null where the lock does not say all of it. */
function holderIn(mark) {
	const holder = isJson(mark) ? JSON.parse(mark) : null;
	return typeof holder?.pid === "number" && typeof holder.host === "string" && typeof holder.since === "string" && isTextOrNull(holder.namespace) && isTextOrNull(holder.born) ? holder : null;
}
function isTextOrNull(value) {
	return value === null || typeof value === "string";
}
function inUse(lock, folder) {
	const holder = holderIn(readMark$1(lock) ?? "");
	const who = holder === null ? "" : `, by process ${holder.pid} on ${holder.host} since ${holder.since.slice(0, 19)}Z`;
	return new RetakeError("USAGE", `${folder} is being written to by another run${who}`, { hint: `Wait until it has ended, or name another --out. If there is no such run, delete ${lock}.` });
}

// src/results/folder-kind.ts
/** Throws where `path` exists and is neither empty nor a folder of this kind with nothing else in it. */
async function refuseForeignFolder(path, kind) {
	const problem = await problemOf(path, kind);
	if (problem === null) return;
	throw new RetakeError("USAGE", `${path} is ${problem}`, { hint: "Name a new or empty folder with --out." });
}
async function problemOf(path, kind) {
	const entry = entryAt(path);
	if (entry === void 0) return null;
	if (!entry.isDirectory()) return "a file";
	if (readdirSync(path).every((name) => name === ".retake.lock")) return null;
	const document = await readMark(join(path, kind.mark), kind.schema);
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