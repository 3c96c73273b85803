import { n as RetakeError } from "./error.js";
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
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
		if (readMark(lock) === mark) rmSync(lock, { force: true });
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
	const there = readMark(lock);
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
		if (readMark(lock) === abandoned) rmSync(lock, { force: true });
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
function readMark(lock) {
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
	const holder = holderIn(readMark(lock) ?? "");
	const who = holder === null ? "" : `, by process ${holder.pid} on ${holder.host} since ${holder.since.slice(0, 19)}Z`;
	return new RetakeError("USAGE", `${folder} is being written to by another run${who}`, { hint: `Wait until it has ended, or name another --out. If there is no such run, delete ${lock}.` });
}

export { whileLocked as n, cannotWrite as r, LOCK as t };