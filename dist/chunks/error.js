// src/config/nearest.ts
/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function editDistance(from, to) {
	let beforeLast = [];
	let last = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const replaced = at(last, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
			const swapped = row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1] ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY;
			current.push(Math.min(replaced, swapped, at(last, column) + 1, at(current, column - 1) + 1));
		}
		beforeLast = last;
		last = current;
	}
	return at(last, to.length);
}
/** The known name that a mistyped one most likely meant; null where none is near. Case and `-`/`_` are no difference. */
function nearest(name, known) {
	let best = null;
	for (const candidate of known) {
		const distance = editDistance(plain(name), plain(candidate));
		if (best === null || distance < best.distance) best = {
			name: candidate,
			distance
		};
	}
	if (best === null) return null;
	const tolerated = Math.max(1, Math.floor(Math.max(name.length, best.name.length) / 3));
	return best.distance <= tolerated ? best.name : null;
}
/** Longer than any name of ours is no typing slip, and would only cost time. */
function plain(name) {
	return name.slice(0, 64).toLowerCase().replaceAll("-", "_");
}
function at(row, column) {
	return row[column] ?? Number.POSITIVE_INFINITY;
}

// src/domain/clean-text.ts
/** Outside text made harmless to any reader, terminal or browser: what it says stays, what it does goes. */
/** What moves a terminal's cursor, colours it or turns its text around. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Bidi overrides and isolates, zero-width characters, byte order mark, soft hyphen, invisible operators, tags. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** A text with nothing in it that a terminal would obey; line breaks and tabs stay. All else is left: it may be a path. */
function withoutControls(text) {
	return text.replace(CONTROLS, "");
}
/** NFC, line ends as `\n`, no control, bidi or zero-width characters; `\n` and `\t` stay. */
function cleanText(text) {
	return withoutControls(text.replace(/\r\n?|[\u2028\u2029]/g, "\n")).replace(INVISIBLE, "").replace(LONE_SURROGATE, "�").normalize("NFC");
}
/** The same on one line: runs of white space become one space. */
function cleanLine(text) {
	return cleanText(text).replace(/\s+/gu, " ").trim();
}
/** Made when it is first needed: that takes 10 ms. */
let graphemes;
/** At most `max` UTF-16 units, an ellipsis included; never cuts what a reader sees as one character. */
function cutText(text, max) {
	if (text.length <= max) return text;
	const end = max - 1;
	graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
	const start = graphemes.segment(text.slice(0, end + 64)).containing(end)?.index ?? end;
	return `${text.slice(0, start > 0 ? start : codePointBoundary(text, end))}…`;
}
/** A single character longer than the limit (a letter under a tower of accents) is cut inside, not in a pair. */
function codePointBoundary(text, index) {
	const unit = text.charCodeAt(index);
	return unit >= 56320 && unit <= 57343 ? index - 1 : index;
}
/**
* Cleaned and cut, without reading all of a very long text: cleaning only ever shortens, so four times the
* limit is more than enough of any honest text.
*/
function cleanAndCut(text, max, clean) {
	const head = text.length > max * 4 ? text.slice(0, max * 4) : text;
	const cleaned = clean(head);
	if (cleaned.length > max) return cutText(cleaned, max);
	return head.length < text.length ? `${cleaned}…` : cleaned;
}

// src/domain/error.ts
/** Exit codes of every command: VERDICT.md section 6. */
const EXIT = {
	done: 0,
	fail: 1,
	usage: 2,
	undecided: 3,
	failed: 4,
	bug: 70,
	interrupted: 130
};
const EXIT_OF_CODE = {
	USAGE: EXIT.usage,
	CONFIG_INVALID: EXIT.usage,
	RESULTS_NOT_FOUND: EXIT.usage,
	RESULTS_UNREADABLE: EXIT.usage,
	FORMAT_UNKNOWN: EXIT.usage,
	RUNS_NOT_COMPARABLE: EXIT.usage,
	DATASET_INVALID: EXIT.usage,
	DATASET_EMPTY: EXIT.usage,
	REQUEST_INVALID: EXIT.usage,
	MODEL_MISMATCH: EXIT.usage,
	BUDGET_EXCEEDED: EXIT.undecided,
	PREFLIGHT_FAILED: EXIT.undecided,
	NOT_TRUSTED: EXIT.undecided,
	TRAINING_FAILED: EXIT.failed,
	RECEIPT_INVALID: EXIT.failed,
	BENCHMARK_FAILED: EXIT.failed,
	OUTPUT_FAILED: EXIT.failed,
	GITHUB_PERMISSION: EXIT.failed,
	GITHUB_UNAVAILABLE: EXIT.failed,
	INTERRUPTED: EXIT.interrupted
};
/**
* The one error a user is meant to see: `message` says what and where, `hint` how to mend it.
* Both may quote what a file says: nothing in them steers a terminal. Anything else that is thrown is a bug.
*/
var RetakeError = class extends Error {
	name = "RetakeError";
	code;
	hint;
	constructor(code, message, options = {}) {
		super(withoutControls(message), "cause" in options ? { cause: options.cause } : void 0);
		this.code = code;
		this.hint = options.hint === void 0 ? void 0 : withoutControls(options.hint);
	}
	get exitCode() {
		return EXIT_OF_CODE[this.code];
	}
};

export { cleanText as a, nearest as c, cleanLine as i, RetakeError as n, cutText as o, cleanAndCut as r, withoutControls as s, EXIT as t };