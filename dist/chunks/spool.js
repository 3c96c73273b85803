import { L as count, R as counted, U as percent } from "./load.js";
import { m as Column } from "./read-results.js";
import { a as code, l as table, o as details, u as text } from "./warnings-section.js";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";

// src/report/join-parts.ts
/** Parts of a text with blank lines between them, or what else parts them; none for a part that is not there. */
function joinParts(parts, by = "\n\n") {
	return parts.filter((part) => part !== "").join(by);
}

// src/report/audit-section.ts
function auditTotals(manifest) {
	const all = Object.values(manifest.categories);
	const sum = (of) => all.reduce((total, counts) => total + of(counts), 0);
	return {
		selected: sum((counts) => counts.selected),
		alreadyRight: sum((counts) => counts.audit["already-right"]),
		examples: manifest.examples,
		replay: sum((counts) => counts.replay),
		heldOut: sum((counts) => counts.held_out)
	};
}
/** `Dataset: 73 failures found, 37 of them already right, 36 to train on, 36 passed items to replay`. */
function auditSummary(manifest) {
	const totals = auditTotals(manifest);
	return `Dataset: ${[
		`${counted(totals.selected, "failure")} found`,
		...totals.alreadyRight > 0 ? [`${count(totals.alreadyRight)} of them already right`] : [],
		`${count(totals.examples)} to train on`,
		...totals.replay > 0 ? [`${count(totals.replay)} passed items to replay`] : []
	].join(", ")}`;
}
/** Everything that is counted of a category; `short`: what it is called where there is little room. */
const AUDIT_COLUMNS = [
	{
		title: "Items",
		short: "items",
		of: (counts) => counts.items
	},
	{
		title: "Held out",
		short: "held out",
		of: (counts) => counts.held_out
	},
	{
		title: "Failures found",
		short: "failures",
		of: (counts) => counts.selected
	},
	{
		title: "confirmed",
		short: "confirmed",
		of: (counts) => counts.audit.confirmed
	},
	{
		title: "already right",
		short: "already right",
		of: (counts) => counts.audit["already-right"]
	},
	{
		title: "ambiguous",
		short: "ambiguous",
		of: (counts) => counts.audit.ambiguous
	},
	{
		title: "not checkable",
		short: "not checkable",
		of: (counts) => counts.audit.unverifiable
	},
	{
		title: "To train on",
		short: "to train on",
		of: (counts) => counts.examples
	},
	{
		title: "To replay",
		short: "to replay",
		of: (counts) => counts.replay
	}
];
/** What was found, how the audit of it came out and what became of it; '' without a dataset. Markdown. */
function auditPart(manifest) {
	if (manifest === null) return {
		name: "dataset",
		sizes: [() => ""]
	};
	const section = (most) => details(auditSummary(manifest), auditBody(manifest, most));
	return {
		name: "dataset",
		sizes: [
			() => section(60),
			() => section(15),
			() => ""
		]
	};
}
function auditBody(manifest, most) {
	const entries = Object.entries(manifest.categories);
	const columns = [{ title: "Category" }, ...AUDIT_COLUMNS.map(({ title }) => ({
		title,
		align: "right"
	}))];
	const rows = entries.slice(0, most).map(([category, counts]) => [text(category, { max: 60 }), ...AUDIT_COLUMNS.map(({ of }) => count(of(counts)))]);
	const left = entries.length - rows.length;
	const more = left > 0 ? `\n\n${count(left)} more categories are in the manifest.` : "";
	return `${table(columns, rows)}${more}\n\n${origin(manifest)}`;
}
function origin({ model, targets, split }) {
	const given = targets.filter(({ rows }) => rows > 0);
	const said = [
		model.id === null ? "" : `Mistakes of ${code(model.id)}.`,
		given.length === 0 ? "" : `Targets: ${given.slice(0, 5).map(({ source, rows }) => `${count(rows)} from ${text(source, { max: 60 })}`).join(", ")}.`,
		split.holdout > 0 ? `${percent(split.holdout)} of all items were held out (seed ${code(split.seed, { max: 40 })}).` : "No items were held out."
	];
	return joinParts(said, " ");
}

// src/results/spool.ts
const BLOCK = 1 << 18;
/** UTF-8 needs at most so many bytes for a unit of a string. */
const MOST_BYTES = 3;
/** Texts that come in one order and are wanted in another: they wait in a file, each under its place. */
var Spool = class {
	#path;
	#file;
	#block = Buffer.allocUnsafe(BLOCK);
	#inBlock = 0;
	#inFile = 0;
	#starts = new Column("double");
	#lengths = new Column("word");
	constructor(path) {
		this.#path = path;
		this.#file = openSync(path, "wx+");
	}
	put(place, text) {
		if (this.#inBlock + text.length * MOST_BYTES > BLOCK) this.#flush();
		const start = this.#inFile + this.#inBlock;
		const length = this.#append(text);
		this.#starts.set(place, start);
		this.#lengths.set(place, length);
	}
	/**
	* The texts of the places from `from` up to `end`, one after another, in pieces of any size. Each piece lasts until
	* the next is asked for.
	*/
	*read(from, end) {
		this.#flush();
		let [start, length] = [0, 0];
		for (let place = from; place < end; place++) {
			const [next, size] = [this.#starts.get(place), this.#lengths.get(place)];
			if (next !== start + length || length + size > BLOCK) {
				if (length > 0) yield this.#piece(start, length);
				[start, length] = [next, 0];
			}
			length += size;
		}
		if (length > 0) yield this.#piece(start, length);
	}
	/** Closes and deletes the file. */
	end() {
		closeSync(this.#file);
		rmSync(this.#path);
	}
	#append(text) {
		if (text.length * MOST_BYTES > BLOCK) {
			const bytes = Buffer.from(text);
			this.#write(bytes);
			return bytes.length;
		}
		const length = this.#block.write(text, this.#inBlock);
		this.#inBlock += length;
		return length;
	}
	#flush() {
		this.#write(this.#block.subarray(0, this.#inBlock));
		this.#inBlock = 0;
	}
	#write(bytes) {
		for (let from = 0; from < bytes.length;) from += writeSync(this.#file, bytes, from);
		this.#inFile += bytes.length;
	}
	#piece(start, length) {
		const piece = length > BLOCK ? Buffer.allocUnsafe(length) : this.#block.subarray(0, length);
		for (let at = 0; at < length;) at += readSync(this.#file, piece, at, length - at, start + at);
		return piece;
	}
};

export { auditTotals as a, auditSummary as i, AUDIT_COLUMNS as n, joinParts as o, auditPart as r, Spool as t };