import { f as Column } from "./read-results.js";
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";

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

export { Spool as t };