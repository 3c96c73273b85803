import { i as __toESM } from "./rolldown-runtime.js";
import { n as RetakeError } from "./error.js";
import { E as readFault } from "./load.js";
import { closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { Socket } from "node:net";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, inflateRawSync } from "node:zlib";
import { isUtf8 } from "node:buffer";

// src/report/progress-bar.ts
const CELLS = 20;
/** `▓▓▓▓▓▓░░░░░░░░░░░░░░ 32 %`; full only when all is done. */
function progressBar(done, total) {
	const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
	const full = Math.floor(share * CELLS);
	return `${"▓".repeat(full)}${"░".repeat(CELLS - full)} ${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

// src/results/pipe.ts
/**
* The bytes of a pipe, such as a FIFO or what `<(git show main:results.jsonl)` makes: they come but once, so they are
* kept and can be gone through as often as need be. Opened only when they are first asked for. A writer that has not
* come yet is waited for until the signal. @throws RetakeError INTERRUPTED at the signal.
*/
function pipeReader(file, signal) {
	const kept = [];
	let rest = null;
	let isAtEnd = false;
	return async function* all() {
		for (let index = 0;; index++) {
			if (index === kept.length && !isAtEnd) {
				rest ??= open(file, signal);
				const { value, done } = await next(rest, signal);
				if (done) isAtEnd = true;
				else kept.push(value);
			}
			const chunk = kept[index];
			if (chunk === void 0) return;
			yield chunk;
		}
	};
}
/** Opened in the usual way, a pipe without a writer stops the whole process, deaf to Ctrl-C. */
function open(file, signal) {
	const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
	const socket = new Socket({
		fd,
		readable: true,
		writable: false,
		...signal === void 0 ? {} : { signal }
	});
	return {
		socket,
		chunks: socket[Symbol.asyncIterator]()
	};
}
/** What nobody wants to read on keeps no process from its end. */
async function next({ socket, chunks }, signal) {
	socket.ref();
	try {
		return await chunks.next();
	} catch (error) {
		if (signal?.aborted) throw new RetakeError("INTERRUPTED", "interrupted");
		throw error;
	} finally {
		socket.unref();
	}
}

// src/results/open-bytes.ts
const HEAD = 1 << 18;
const LONGEST_HEAD = 1 << 24;
/** Opens a source, unpacks gzip, drops a byte order mark and looks at the first bytes. `see` is shown those on disk. */
async function openBytes(source, see = () => {}) {
	const raw = tap(source.open(), see);
	const chunks = await unpacked(raw);
	const first = await take(chunks, HEAD);
	let head = withoutMark(first.bytes);
	let { isWhole } = first;
	return {
		get head() {
			return head;
		},
		get isWhole() {
			return isWhole;
		},
		async readOn() {
			if (isWhole || head.length >= LONGEST_HEAD) return false;
			const more = await take(chunks, head.length * 3);
			head = Buffer.concat([head, more.bytes]);
			isWhole = more.isWhole;
			return true;
		},
		chunks: join$1(() => head, chunks),
		async close() {
			await chunks.return?.();
			await raw.return(void 0);
		}
	};
}
async function* tap(chunks, see) {
	for await (const chunk of chunks) {
		see(chunk);
		yield chunk;
	}
}
async function unpacked(raw) {
	const first = await raw.next();
	if (first.done) return raw;
	const bytes = new Uint8Array(first.value);
	const all = join$1(() => bytes, raw);
	return first.value[0] === 31 && first.value[1] === 139 ? gunzip(copies(all))[Symbol.asyncIterator]() : all;
}
/** For whoever still works on a chunk when the next is read. */
async function* copies(chunks) {
	for await (const chunk of chunks) yield new Uint8Array(chunk);
}
function gunzip(packed) {
	const out = new PassThrough({ highWaterMark: HEAD });
	pipeline(Readable.from(packed), createGunzip({ chunkSize: HEAD }), out).catch((error) => out.destroy(error));
	return out;
}
/** At least so many bytes, where there are. */
async function take(chunks, wanted) {
	const parts = [];
	for (let length = 0; length < wanted;) {
		const { value, done } = await chunks.next();
		if (done) return {
			bytes: Buffer.concat(parts),
			isWhole: true
		};
		parts.push(new Uint8Array(value));
		length += value.length;
	}
	return {
		bytes: Buffer.concat(parts),
		isWhole: false
	};
}
async function* join$1(first, rest) {
	try {
		if (first().length > 0) yield first();
		for (;;) {
			const { value, done } = await rest.next();
			if (done) return;
			yield value;
		}
	} finally {
		await rest.return?.();
	}
}
function withoutMark(head) {
	return head[0] === 239 && head[1] === 187 && head[2] === 191 ? head.subarray(3) : head;
}

// src/results/unreadable.ts
const REWRITE = "Write the file again, or take it out of the results.";
/** A file that holds no results at all: an error where it was named, passed over where a pattern found it. */
var NoResults = class extends RetakeError {};
/** A file that cannot be read at all: what is wrong, and where. */
function unreadable(path, what, hint = REWRITE, cause) {
	return new RetakeError("RESULTS_UNREADABLE", `${path}: ${what}`, {
		hint,
		cause
	});
}
/** A document that is no JSON, with the line and column of the fault. */
async function brokenDocument(source, error) {
	const { line, column } = await positionOf(source, error.position);
	return unreadable(source.path, `line ${line}, column ${column}: ${error.message}`, REWRITE, error);
}
/** Turns a byte offset into a line and column, 1-based, by reading the file once more. */
async function positionOf(source, offset) {
	const { chunks, close } = await openBytes(source);
	let line = 1;
	let lineStart = 0;
	let base = 0;
	for await (const chunk of chunks) {
		const end = Math.min(chunk.length, offset - base);
		for (let at = chunk.indexOf(10); at !== -1 && at < end; at = chunk.indexOf(10, at + 1)) {
			line++;
			lineStart = base + at + 1;
		}
		base += chunk.length;
		if (base > offset) break;
	}
	await close();
	return {
		line,
		column: offset - lineStart + 1
	};
}

// src/results/source.ts
const CHUNK = 1 << 18;
/** The signal ends the wait for a pipe's writer. */
function fileSource(path, cwd, signal) {
	const file = resolve(cwd, path);
	const stats = statSync(file);
	const bytes = stats.isFIFO() ? {
		size: null,
		file: null,
		stamp: () => "",
		open: pipeReader(file, signal)
	} : {
		size: stats.size,
		file,
		stamp: () => stampOf(file),
		open: () => chunksOf(file, path)
	};
	return {
		path,
		folder: basename(dirname(file)) || null,
		...bytes,
		sibling(name) {
			const beside = join(dirname(path), name);
			return statSync(resolve(cwd, beside), { throwIfNoEntry: false })?.isFile() === true ? fileSource(beside, cwd) : null;
		}
	};
}
/** What changes when somebody writes to a file or puts another in its place. */
function stampOf(file) {
	const stats = statSync(file, {
		bigint: true,
		throwIfNoEntry: false
	});
	return stats === void 0 ? "" : [
		stats.ino,
		stats.size,
		stats.mtimeNs,
		stats.ctimeNs
	].join(" ");
}
/** After so many chunks everything else that waits has its turn, a press of Ctrl-C for one. */
const CHUNKS_AT_ONCE = 16;
/**
* Reads with one piece of memory and without threads, which costs half the processor time of a read stream: what is
* done with the bytes takes far longer than to read them.
*/
async function* chunksOf(file, path) {
	const descriptor = reading(path, () => openSync(file, "r"));
	const memory = Buffer.allocUnsafe(CHUNK);
	try {
		for (let count = 1;; count++) {
			const length = reading(path, () => readSync(descriptor, memory, 0, CHUNK, null));
			if (length === 0) return;
			yield memory.subarray(0, length);
			if (count % CHUNKS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
		}
	} finally {
		closeSync(descriptor);
	}
}
/** A fault in reading is told of that file, whoever reads it. @throws RetakeError RESULTS_UNREADABLE */
function reading(path, read) {
	try {
		return read();
	} catch (cause) {
		throw unreadable(path, `it ${readFault(cause)}`, "Name another file, or make this one readable.", cause);
	}
}

// src/results/json/tolerant.ts
/** What the text is not, and where. */
var JsonError = class extends Error {
	/** Index into the text, 0-based. */
	position;
	constructor(what, position) {
		super(what);
		this.position = position;
	}
};
/**
* Parses JSON as results hold it: plain JSON, and the bare NaN, Infinity and -Infinity that Python writes.
* Throws JsonError with the position of what is wrong.
*/
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return new Parser(text, false).document();
	}
}
/** Parses what is there of a text that was cut off anywhere: incomplete members are left out. */
function parseJsonStart(text) {
	return new Parser(text, true).document();
}
/** Thrown and caught inside this file: the text is at its end and the caller knows that it was cut. */
const CUT = Symbol("cut");
const DEEPEST = 500;
const LONGEST_SCALAR = 40;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const WORDS = [
	["true", true],
	["false", false],
	["null", null],
	["NaN", NaN],
	["Infinity", Number.POSITIVE_INFINITY],
	["-Infinity", Number.NEGATIVE_INFINITY]
];
var Parser = class {
	#text;
	#cut;
	#at = 0;
	constructor(text, cut) {
		this.#text = text;
		this.#cut = cut;
	}
	document() {
		const slot = {};
		try {
			this.#value(0, (value) => {
				slot.value = value;
			});
			this.#space();
			if (!this.#cut && this.#at < this.#text.length) throw this.#error("there is more after the value");
		} catch (error) {
			if (error !== CUT) throw error;
		}
		return slot.value;
	}
	/** Containers are handed over before they are filled, so that a cut leaves what was read of them. */
	#value(depth, take) {
		this.#space();
		if (depth > DEEPEST) throw this.#error(`nested more than ${DEEPEST} deep`);
		const char = this.#text[this.#at];
		if (char === "{") this.#object(depth, take);
		else if (char === "[") this.#array(depth, take);
		else take(char === "\"" ? this.#string() : this.#scalar());
	}
	#object(depth, take) {
		const object = {};
		take(object);
		this.#at++;
		if (this.#closes("}")) return;
		for (;;) {
			this.#space();
			if (this.#text[this.#at] !== "\"") throw this.#error("a key in double quotes is missing");
			const key = this.#string();
			this.#expect(":");
			this.#value(depth + 1, (value) => {
				Object.defineProperty(object, key, {
					value,
					writable: true,
					enumerable: true,
					configurable: true
				});
			});
			if (this.#closes("}")) return;
			this.#expect(",");
		}
	}
	#array(depth, take) {
		const array = [];
		take(array);
		this.#at++;
		if (this.#closes("]")) return;
		for (;;) {
			const index = array.length;
			this.#value(depth + 1, (value) => {
				array[index] = value;
			});
			if (this.#closes("]")) return;
			this.#expect(",");
		}
	}
	#closes(bracket) {
		this.#space();
		if (this.#text[this.#at] !== bracket) return false;
		this.#at++;
		return true;
	}
	#expect(char) {
		this.#space();
		if (this.#text[this.#at] !== char) throw this.#error(`"${char}" is missing`);
		this.#at++;
	}
	#string() {
		const start = this.#at;
		for (let at = start + 1; at < this.#text.length; at++) {
			const char = this.#text[at];
			if (char === "\\") at++;
			else if (char === "\"") {
				this.#at = at + 1;
				return this.#unquote(start, this.#at);
			}
		}
		throw this.#ended("a text is not closed", start);
	}
	#unquote(start, end) {
		try {
			return JSON.parse(this.#text.slice(start, end));
		} catch {
			throw new JsonError("a text holds a bad escape or control character", start);
		}
	}
	#scalar() {
		for (const [word, value] of WORDS) {
			if (!this.#text.startsWith(word, this.#at)) continue;
			this.#at += word.length;
			return value;
		}
		NUMBER.lastIndex = this.#at;
		const digits = NUMBER.exec(this.#text)?.[0] ?? "";
		if (this.#isCutScalar()) throw this.#ended("it ends in the middle", this.#text.length);
		if (digits === "") throw this.#error("a value is missing");
		this.#at += digits.length;
		return Number(digits);
	}
	/** True where nothing but the beginning of a word or number is left. */
	#isCutScalar() {
		if (this.#text.length - this.#at > LONGEST_SCALAR) return false;
		const rest = this.#text.slice(this.#at);
		return this.#cut && /^-?[\d.eE+-]*$/u.test(rest) || WORDS.some(([word]) => word.startsWith(rest) && rest !== word);
	}
	#space() {
		while (" \n\r	".includes(this.#text[this.#at] ?? "-")) this.#at++;
	}
	#error(what) {
		return this.#at >= this.#text.length ? this.#ended("it ends in the middle", this.#at) : new JsonError(what, this.#at);
	}
	#ended(what, position) {
		return this.#cut ? CUT : new JsonError(what, position);
	}
};

// src/formats/unreadable-record.ts
/** A record that is not what its format says; the message reads on from the place: "prompt is no text". */
var UnreadableRecord = class extends Error {
	name = "UnreadableRecord";
};

// src/formats/fields.ts
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** True where the value is an object that has all these keys of its own. */
function hasKeys(value, ...keys) {
	return isObject(value) && keys.every((key) => Object.hasOwn(value, key));
}
/** The record as an object. @throws UnreadableRecord where it is none. */
function fieldsOf(record) {
	if (!isObject(record)) throw new UnreadableRecord("is no object");
	return record;
}
/** A text that must be there. @throws UnreadableRecord */
function textAt(record, key) {
	const value = record[key];
	if (typeof value !== "string") throw new UnreadableRecord(`${key} is ${value === void 0 ? "missing" : "no text"}`);
	return value;
}
/** A text that may be missing or null. @throws UnreadableRecord where something else stands there. */
function optionalTextAt(record, key) {
	return record[key] === void 0 || record[key] === null ? void 0 : textAt(record, key);
}
/** The number there, null where it is missing or no finite number. */
function numberAt(record, key) {
	const value = record[key];
	return typeof value === "number" && Number.isFinite(value) ? value : null;
}
/** An id as text, null where there is none. */
function idAt(record, key) {
	const value = record[key];
	if (typeof value === "string") return value;
	if (typeof value !== "number" || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) return null;
	return Number.isInteger(value) ? value.toFixed(0) : String(value);
}
/** A whole number from 0 up, 0 where there is none. */
function countAt(record, key) {
	const value = record[key];
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

// src/results/packed/whole-bytes.ts
/** SHA-256 of a source's bytes, hex; for files that are not read from front to back. */
async function digestOf(source, onBytes = () => {}) {
	const hash = createHash("sha256");
	for await (const chunk of source.open()) {
		hash.update(chunk);
		onBytes(chunk.length);
	}
	return hash.digest("hex");
}
/** All bytes of a source that lies nowhere on disk. */
async function bytesOf(source) {
	const chunks = [];
	for await (const chunk of source.open()) chunks.push(chunk);
	return Buffer.concat(chunks);
}

// src/results/packed/archive.ts
/** What is wrong with a zip or one of its entries. */
var PackedError = class extends Error {};
const DEFLATE = 8;
const ZSTD = 93;
/** No sample is larger; the limit keeps a made archive from filling the memory. */
const LARGEST_ENTRY = 1 << 29;
/** Opens a zip whose entries are stored, deflated or packed with Zstandard. @throws PackedError */
async function openArchive(source) {
	const zip = await openZip(source);
	const entries = /* @__PURE__ */ new Map();
	try {
		for await (const entry of zip.eachEntry()) entries.set(entry.fileNameRaw.toString("utf8"), entry);
	} catch (error) {
		zip.close();
		throw damaged(error);
	}
	return {
		names: [...entries.keys()],
		async read(name) {
			const entry = entries.get(name);
			if (entry === void 0) throw new PackedError(`there is no entry ${name}`);
			return unpack(await rawBytes(zip, entry), entry);
		},
		close: () => zip.close()
	};
}
async function openZip(source) {
	const { fromBufferPromise, openPromise } = (await import("./yauzl2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))).default;
	const options = {
		lazyEntries: true,
		autoClose: false,
		decodeStrings: false,
		validateEntrySizes: false
	};
	try {
		return source.file === null ? await fromBufferPromise(await bytesOf(source), options) : await openPromise(source.file, options);
	} catch (error) {
		throw damaged(error);
	}
}
async function rawBytes(zip, entry) {
	if (entry.isEncrypted()) throw new PackedError("it is encrypted");
	if (entry.compressedSize > LARGEST_ENTRY) throw new PackedError("it is too large");
	const chunks = [];
	try {
		for await (const chunk of await zip.openReadStreamPromise(entry, { decodeFileData: false })) chunks.push(chunk);
	} catch (error) {
		throw damaged(error);
	}
	return Buffer.concat(chunks);
}
async function unpack(bytes, entry) {
	if (entry.uncompressedSize > LARGEST_ENTRY) throw new PackedError("it is too large");
	switch (entry.compressionMethod) {
		case 0: return bytes;
		case DEFLATE: return orDamaged(() => inflateRawSync(bytes, { maxOutputLength: entry.uncompressedSize + 1 }));
		case ZSTD: {
			const { decompress } = await import("./esm.js");
			return orDamaged(() => Buffer.from(decompress(bytes)));
		}
		default: throw new PackedError(`it is packed in a way that is not known (method ${entry.compressionMethod})`);
	}
}
function orDamaged(unpacked) {
	try {
		return unpacked();
	} catch (error) {
		throw damaged(error);
	}
}
function damaged(error) {
	return new PackedError("the zip data is damaged or cut off", { cause: error });
}

// src/results/encoding.ts
/** What stands in a text for bytes that are no UTF-8. It can also stand in the file itself: models write it. */
const REPLACEMENT = "�";
/**
* A warning where a file has bytes that are no UTF-8: how many places, and the first. Reads the file once more, so it
* is for files in whose text the replacement character was seen.
*/
async function encodingWarnings(source) {
	const faults = new Utf8Faults();
	for await (const chunk of (await openBytes(source)).chunks) faults.push(chunk);
	const { count, firstLine } = faults.end();
	if (count === 0) return [];
	const places = `${count} ${count === 1 ? "place is" : "places are"} no UTF-8`;
	return [{
		code: "not-utf-8",
		category: null,
		count,
		message: `${source.path}: ${places}, the first in line ${firstLine}; what was meant there is lost, and stands as ${"�"}: write the file as UTF-8`
	}];
}
const NEWLINE$1 = 10;
const TAIL = {
	from: 128,
	to: 191
};
/** Counts the places in a text that are no UTF-8, in chunks that may end within a character (RFC 3629 section 4). */
var Utf8Faults = class {
	#count = 0;
	#line = 1;
	#firstLine = 0;
	#expected = null;
	push(chunk) {
		if (this.#expected === null && isUtf8(chunk)) this.#skip(chunk);
		else for (const byte of chunk) this.#take(byte);
	}
	/** `firstLine`, from 1, is 0 where there is none. */
	end() {
		if (this.#expected !== null) this.#fault();
		return {
			count: this.#count,
			firstLine: this.#firstLine
		};
	}
	#skip(chunk) {
		for (let at = chunk.indexOf(NEWLINE$1); at !== -1; at = chunk.indexOf(NEWLINE$1, at + 1)) this.#line++;
	}
	#take(byte) {
		if (this.#expected !== null) {
			const { more, from, to } = this.#expected;
			if (byte >= from && byte <= to) {
				this.#expected = more === 1 ? null : {
					more: more - 1,
					...TAIL
				};
				return;
			}
			this.#fault();
		}
		this.#expected = byte < 128 ? null : expectedAfter(byte);
		if (byte >= 128 && this.#expected === null) this.#fault();
		if (byte === NEWLINE$1) this.#line++;
	}
	#fault() {
		this.#count++;
		if (this.#count === 1) this.#firstLine = this.#line;
		this.#expected = null;
	}
};
/** null where no character begins with it. Neither overlong forms nor surrogates are characters. */
function expectedAfter(lead) {
	if (lead >= 194 && lead <= 223) return {
		more: 1,
		...TAIL
	};
	if (lead === 224) return {
		more: 2,
		from: 160,
		to: 191
	};
	if (lead === 237) return {
		more: 2,
		from: 128,
		to: 159
	};
	if (lead >= 225 && lead <= 239) return {
		more: 2,
		...TAIL
	};
	if (lead === 240) return {
		more: 3,
		from: 144,
		to: 191
	};
	if (lead === 244) return {
		more: 3,
		from: 128,
		to: 143
	};
	if (lead >= 241 && lead <= 243) return {
		more: 3,
		...TAIL
	};
	return null;
}

// src/results/json/value-run.ts
/** The value's own text. */
function textOf(run) {
	const [only] = run.pieces;
	const bytes = run.pieces.length === 1 && only !== void 0 ? only : Buffer.concat(run.pieces);
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
/** Runs on to the end of the value or of the chunk; returns the index after the last byte that belongs to it. */
function runOver(run, chunk, from) {
	if (run.kind === "scalar") return endOfScalar(run, chunk, from);
	let { depth } = run;
	let at = from;
	while (at < chunk.length) {
		if (run.inText) {
			at = endOfText(run, chunk, at);
			if (run.inText || depth > 0) continue;
			run.depth = -1;
			return at;
		}
		const byte = chunk[at++];
		if (byte === 34) run.inText = true;
		else if (byte === 123 || byte === 91) depth++;
		else if ((byte === 125 || byte === 93) && --depth === 0) {
			run.depth = -1;
			return at;
		}
	}
	run.depth = depth;
	return at;
}
/** Jumps from quote to quote: one that stands behind an odd number of backslashes does not end the text. */
function endOfText(run, chunk, from) {
	let at = from;
	if (run.escaped) {
		run.escaped = false;
		at++;
	}
	const start = at;
	for (;;) {
		const quote = chunk.indexOf(34, at);
		if (quote === -1) {
			run.escaped = backslashesBefore(chunk, chunk.length, start) % 2 === 1;
			return chunk.length;
		}
		at = quote + 1;
		if (backslashesBefore(chunk, quote, start) % 2 === 1) continue;
		run.inText = false;
		return at;
	}
}
function backslashesBefore(chunk, end, start) {
	let at = end;
	while (at > start && chunk[at - 1] === 92) at--;
	return end - at;
}
function endOfScalar(run, chunk, from) {
	let at = from;
	while (at < chunk.length && !endsScalar(chunk[at] ?? 0)) at++;
	if (at < chunk.length) run.depth = -1;
	return at;
}
function endsScalar(byte) {
	return byte <= 32 || byte === 44 || byte === 125 || byte === 93;
}
/** True once the value has ended. */
function isOver(run) {
	return run.depth === -1;
}

// src/results/json/document-scanner.ts
/**
* Finds the values at one path of a JSON document that is fed in chunks of any size, and the members of its root that
* are asked for. It keeps no more than one value in memory. `*` in the path stands for any key or number.
*/
var DocumentScanner = class {
	header = {};
	#path;
	#wanted;
	#stack = [];
	#expects = "value";
	#run = null;
	#base = 0;
	constructor(path, wanted = []) {
		this.#path = path;
		this.#wanted = new Set(wanted);
	}
	/** The elements that end in this chunk, whose memory may be used again for the next. */
	push(chunk) {
		const found = [];
		let at = 0;
		while (at < chunk.length) {
			if (this.#run === null) {
				at = this.#step(chunk, at);
				continue;
			}
			const end = runOver(this.#run, chunk, at);
			if (this.#run.use !== "none") this.#run.pieces.push(chunk.subarray(at, end));
			at = end;
			if (isOver(this.#run)) this.#finish(this.#run, found);
		}
		const last = this.#run?.pieces.pop();
		if (last !== void 0) this.#run?.pieces.push(new Uint8Array(last));
		this.#base += chunk.length;
		return found;
	}
	/** To be called after the last chunk; throws where the document is not whole. */
	end() {
		const found = [];
		if (this.#run?.kind === "scalar") this.#finish(this.#run, found);
		if (this.#expects !== "nothing") throw new JsonError("it ends in the middle", this.#base);
		return found;
	}
	/** One byte of structure. Returns the index of the next. */
	#step(chunk, at) {
		const byte = chunk[at] ?? 0;
		if (byte === 32 || byte === 10 || byte === 13 || byte === 9) return at + 1;
		const top = this.#stack.at(-1);
		if (byte === (top?.isArray ? 93 : 125) && top !== void 0 && this.#expects !== "colon") {
			if (this.#expects === "value" && !top.isArray) throw this.#unexpected(byte, at);
			this.#stack.pop();
			this.#afterValue();
			return at + 1;
		}
		if (this.#expects === "value") return this.#beginValue(byte, at);
		if (this.#expects === "key" && byte === 34) return this.#begin("text", "key", at);
		if (this.#expects === "colon" && byte === 58) {
			this.#expects = "value";
			return at + 1;
		}
		if (this.#expects === "comma" && byte === 44 && top !== void 0) {
			if (top.isArray) top.key = Number(top.key) + 1;
			this.#expects = top.isArray ? "value" : "key";
			return at + 1;
		}
		throw this.#unexpected(byte, at);
	}
	#beginValue(byte, at) {
		const isContainer = byte === 123 || byte === 91;
		const kind = isContainer ? "container" : byte === 34 ? "text" : "scalar";
		if (kind === "scalar" && !isScalarStart(byte)) throw this.#unexpected(byte, at);
		const depth = this.#stack.length;
		const top = this.#stack.at(-1);
		const fits = top === void 0 || isAt(this.#path[depth - 1], top.key);
		if (fits && depth === this.#path.length) return this.#begin(kind, "element", at);
		if (fits && isContainer) {
			const isArray = byte === 91;
			this.#stack.push({
				isArray,
				key: isArray ? 0 : ""
			});
			this.#expects = isArray ? "value" : "key";
			return at + 1;
		}
		const isHeader = depth === 1 && typeof top?.key === "string" && this.#wanted.has(top.key);
		return this.#begin(kind, isHeader ? "header" : "none", at);
	}
	#begin(kind, use, at) {
		this.#run = {
			kind,
			use,
			depth: 0,
			inText: false,
			escaped: false,
			offset: this.#base + at,
			pieces: []
		};
		return at;
	}
	#finish(run, found) {
		this.#run = null;
		const top = this.#stack.at(-1);
		if (run.use === "key" && top !== void 0) {
			top.key = String(this.#parse(run));
			this.#expects = "colon";
			return;
		}
		if (run.use === "header") setOwn(this.header, String(top?.key), this.#parse(run));
		this.#afterValue();
		if (run.use === "element") found.push({
			key: top?.key ?? 0,
			group: this.#group(),
			value: run
		});
	}
	#group() {
		return this.#path.at(-2) === "*" ? this.#stack.at(-2)?.key ?? null : null;
	}
	#parse(run) {
		try {
			return parseJson(textOf(run));
		} catch (error) {
			if (error instanceof JsonError) throw new JsonError(error.message, run.offset);
			throw error;
		}
	}
	#afterValue() {
		this.#expects = this.#stack.length === 0 ? "nothing" : "comma";
	}
	#unexpected(byte, at) {
		const shown = byte > 32 && byte < 127 ? `"${String.fromCharCode(byte)}"` : `byte 0x${byte.toString(16)}`;
		const wanted = this.#expects === "nothing" ? "the end" : `a ${this.#expects}`;
		return new JsonError(`${shown} stands where ${wanted} should`, this.#base + at);
	}
};
function isAt(step, key) {
	if (typeof step === "string") return step === "*" || step === key;
	return step !== void 0 && typeof key === "string" && step.includes(key);
}
function setOwn(object, key, value) {
	Object.defineProperty(object, key, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
function isScalarStart(byte) {
	return byte === 45 || byte >= 48 && byte <= 57 || byte >= 65 && byte <= 122 && byte !== 92;
}

// src/results/lines.ts
const NEWLINE = 10;
/** Splits a text that comes in chunks into its lines, blank ones left out; CRLF is taken like LF. */
var LineSplitter = class {
	/** Copies of what the line so far had in earlier chunks: a chunk's memory may be used again. */
	#pending = [];
	#number = 0;
	#records = 0;
	#passesOver;
	/** Lines that are passed over are counted and not looked at. */
	constructor(passesOver = () => false) {
		this.#passesOver = passesOver;
	}
	/** The lines that end in this chunk, one at a time; to be gone through before the next chunk is pushed. */
	*push(chunk) {
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		let from = 0;
		for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
			const line = this.#take(bytes, from, end);
			from = end + 1;
			if (line !== null) yield line;
		}
		if (from < bytes.length) this.#pending.push(new Uint8Array(bytes.subarray(from)));
	}
	/** The last line, where it has no end. */
	end() {
		const line = this.#take(Buffer.alloc(0), 0, 0);
		return line === null ? [] : [line];
	}
	#take(bytes, from, end) {
		this.#number++;
		if (this.#pending.length === 0) return this.#cut(bytes, from, end);
		const whole = Buffer.concat([...this.#pending, bytes.subarray(from, end)]);
		this.#pending = [];
		return this.#cut(whole, 0, whole.length);
	}
	/** White space around a row is cut off as bytes: most rows have none, and need no second copy. */
	#cut(bytes, from, end) {
		let start = from;
		let stop = end;
		while (start < stop && isSpace(bytes[start])) start++;
		while (stop > start && isSpace(bytes[stop - 1])) stop--;
		if (start === stop) return null;
		const record = this.#records++;
		if (this.#passesOver(record)) return null;
		return {
			text: bytes.toString("utf8", start, stop),
			number: this.#number,
			record
		};
	}
};
function isSpace(byte) {
	return byte === 32 || byte === 13 || byte === 9;
}

// src/results/records.ts
/** The rows of a file that has one JSON value a line, but those passed over. */
async function* rowsOf(chunks, fileName, passesOver) {
	const splitter = new LineSplitter(passesOver);
	function* rows(lines) {
		for (const { text, number, record } of lines) yield parsed(text, {
			file: fileName,
			unit: "line",
			at: number,
			key: record
		});
	}
	for await (const chunk of chunks) yield rows(splitter.push(chunk));
	yield rows(splitter.end());
}
/** The values at a path of one JSON document. @throws JsonError where the document is not whole. */
async function* elementsOf(chunks, path, fileName) {
	const scanner = new DocumentScanner(path);
	function* placed(elements) {
		for (const { key, group, value } of elements) {
			const place = {
				file: fileName,
				unit: "item",
				at: key,
				key
			};
			if (group === null) yield parsed(textOf(value), place);
			else yield parsed(textOf(value), {
				...place,
				at: `${group}/${key}`,
				group
			});
		}
	}
	for await (const chunk of chunks) yield placed(scanner.push(chunk));
	yield placed(scanner.end());
}
/** The members of a document's root that are asked for. @throws JsonError where the document is not whole. */
async function headerOf(chunks, wanted) {
	const scanner = new DocumentScanner(NOWHERE, wanted);
	for await (const chunk of chunks) scanner.push(chunk);
	scanner.end();
	return scanner.header;
}
/** A path that leads to no value, since no key is one of none. */
const NOWHERE = [[]];
/** The samples of an archive, one entry each, parts of it merged in. */
async function* entriesOf(archive, { records }, fileName) {
	for (const { key, entry, parts } of records) {
		const place = {
			file: fileName,
			unit: "entry",
			at: entry,
			key
		};
		try {
			const record = parseJson((await archive.read(entry)).toString("utf8"));
			for (const { member, entry: part } of parts) if (isObject(record)) mergeInto(record, member, parseJson((await archive.read(part)).toString("utf8")));
			yield [{
				place,
				record
			}];
		} catch (error) {
			if (!(error instanceof JsonError || error instanceof PackedError)) throw error;
			yield [{
				place,
				record: void 0,
				broken: error.message
			}];
		}
	}
}
function mergeInto(record, member, part) {
	const there = record[member];
	record[member] = Array.isArray(part) ? [...Array.isArray(there) ? there : [], ...part] : {
		...isObject(there) ? there : {},
		...isObject(part) ? part : {}
	};
}
function parsed(text, place) {
	try {
		return {
			place,
			record: parseJson(text),
			hasReplacement: text.includes("�")
		};
	} catch (error) {
		if (!(error instanceof JsonError)) throw error;
		return {
			place,
			record: void 0,
			broken: `it is no JSON (${error.message})`
		};
	}
}

export { NoResults as C, progressBar as D, openBytes as E, fileSource as S, unreadable as T, textAt as _, encodingWarnings as a, parseJson as b, bytesOf as c, fieldsOf as d, hasKeys as f, optionalTextAt as g, numberAt as h, rowsOf as i, digestOf as l, isObject as m, entriesOf as n, PackedError as o, idAt as p, headerOf as r, openArchive as s, elementsOf as t, countAt as u, UnreadableRecord as v, brokenDocument as w, parseJsonStart as x, JsonError as y };