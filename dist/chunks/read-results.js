import { n as RetakeError } from "./error.js";
import { M as progressBar } from "./load.js";
import { a as CompanionShelf, i as readFile, o as findSources, r as readSources } from "./read.js";
import { setImmediate } from "node:timers/promises";

// src/domain/notes/column.ts
const CHUNK_BITS = 14;
const CHUNK = 16384;
/**
* A growing list of numbers that costs one, four or eight bytes a number. It grows by stretches, so that nothing is
* ever copied; a stretch of nothing but `empty` costs nothing.
*/
var Column = class {
	#chunks = [];
	#make;
	#empty;
	constructor(kind, empty = 0) {
		this.#make = MAKE[kind];
		this.#empty = empty;
	}
	get(index) {
		return this.#chunks[index >>> CHUNK_BITS]?.[index & 16383] ?? this.#empty;
	}
	set(index, value) {
		const number = index >>> CHUNK_BITS;
		let chunk = this.#chunks[number];
		if (chunk === void 0) {
			if (value === this.#empty) return;
			chunk = this.#make(CHUNK).fill(this.#empty);
			this.#chunks[number] = chunk;
		}
		chunk[index & 16383] = value;
	}
};
const MAKE = {
	byte: (length) => new Uint8Array(length),
	word: (length) => new Uint32Array(length),
	double: (length) => new Float64Array(length)
};

// src/domain/notes/marks.ts
/** A set of whole numbers, a byte each. */
var Marks = class {
	#marks = new Column("byte");
	add(number) {
		this.#marks.set(number, 1);
	}
	has(number) {
		return this.#marks.get(number) === 1;
	}
};

// src/domain/notes/chains.ts
const NONE = 2 ** 32 - 1;
/** Lists of numbers, each known by its first; a list of one costs nothing. */
var Chains = class {
	/** From the first number of a list to its last, from each later one to the one before it. */
	#links = new Column("word", NONE);
	append(first, number) {
		const last = this.#links.get(first);
		this.#links.set(number, last === NONE ? first : last);
		this.#links.set(first, number);
	}
	/** The list that begins with this number. */
	from(first) {
		const later = [];
		const last = this.#links.get(first);
		if (last === NONE) return [first];
		for (let number = last; number !== first; number = this.#links.get(number)) later.push(number);
		return [first, ...later.reverse()];
	}
};

// src/domain/notes/first-of-equals.ts
const SHARDS = 64;
const FEWEST = 8;
const FULLEST = .8;
const GROWTH = 1.5;
/** Shards are not filled quite evenly. */
const ROOM = 1.05;
/**
* Finds, among whole numbers that stand for things kept elsewhere, the first that stands for the same thing: an
* open-addressing table of about six bytes a number, in shards that grow one by one so that growing needs no room.
*/
var FirstOfEquals = class {
	#bitsOf;
	#isSame;
	#shards;
	/**
	* `bitsOf` gives 32 evenly spread bits, the same for all numbers that are the same. Where about so many different
	* numbers are `expected` it need not grow.
	*/
	constructor(bitsOf, isSame, expected = 0) {
		this.#bitsOf = bitsOf;
		this.#isSame = isSame;
		const length = Math.max(FEWEST, Math.ceil(expected * ROOM / (SHARDS * FULLEST)));
		this.#shards = Array.from({ length: SHARDS }, () => ({
			slots: new Uint32Array(length),
			used: 0
		}));
	}
	has(number) {
		const { slots } = this.#shardOf(number);
		return slots[this.#slotOf(slots, number)] !== 0;
	}
	/** The first number that is the same as this one: this one itself where it is new. */
	add(number) {
		const shard = this.#shardOf(number);
		const slot = this.#slotOf(shard.slots, number);
		const first = shard.slots[slot] ?? 0;
		if (first !== 0) return first - 1;
		shard.slots[slot] = number + 1;
		shard.used++;
		if (shard.used > FULLEST * shard.slots.length) this.#grow(shard);
		return number;
	}
	#shardOf(number) {
		return this.#shards[this.#bitsOf(number) % SHARDS];
	}
	/** Where it or one that is the same stands, or else the free slot for it. */
	#slotOf(slots, number) {
		let slot = Math.floor(this.#bitsOf(number) / 2 ** 32 * slots.length);
		for (;;) {
			const taken = slots[slot] ?? 0;
			if (taken === 0 || this.#isSame(taken - 1, number)) return slot;
			slot = slot + 1 === slots.length ? 0 : slot + 1;
		}
	}
	#grow(shard) {
		const { slots } = shard;
		shard.slots = new Uint32Array(Math.ceil(slots.length * GROWTH));
		for (const taken of slots) if (taken !== 0) shard.slots[this.#slotOf(shard.slots, taken - 1)] = taken;
	}
};

// src/domain/notes/fingerprints.ts
/**
* The first 64 bits of hashes, by number: enough to tell a million names apart, in eight bytes each. Two of a million
* are the same by chance once in 37 million times.
*/
var Fingerprints = class {
	#high = new Column("word");
	#low = new Column("word");
	/** `hash` in hex, 16 digits at least. */
	set(index, hash) {
		this.#high.set(index, wordAt(hash, 0));
		this.#low.set(index, wordAt(hash, 8));
	}
	isSame(one, other) {
		return this.#low.get(one) === this.#low.get(other) && this.#high.get(one) === this.#high.get(other);
	}
	/** 32 bits, to find it by. */
	bits(index) {
		return this.#low.get(index);
	}
	/** The first 48 bits as a number in [0, 1). */
	share(index) {
		return (this.#high.get(index) * 2 ** 16 + (this.#low.get(index) >>> 16)) / 2 ** 48;
	}
};
/** The number that eight hex digits stand for; much faster than to cut them out and parse them. */
function wordAt(hash, from) {
	let word = 0;
	for (let at = from; at < from + 8; at++) {
		const code = hash.charCodeAt(at);
		word = word << 4 | (code & 15) + (code > 57 ? 9 : 0);
	}
	return word >>> 0;
}

// src/domain/notes/interned.ts
/** Gives each distinct value a number, in the order in which they come. */
var Interned = class {
	#numbers = /* @__PURE__ */ new Map();
	#values = [];
	/** The number of the value that goes by this key; `value` where the key is new. */
	add(key, value) {
		const there = this.#numbers.get(key);
		if (there !== void 0) return there;
		this.#numbers.set(key, this.#values.length);
		return this.#values.push(value) - 1;
	}
	at(number) {
		return this.#values[number];
	}
};

// src/commands/context.ts
/** Ends a command between two steps when it was interrupted. */
function stopIfInterrupted(context) {
	if (context.signal.aborted) throw new RetakeError("INTERRUPTED", "interrupted");
}

// src/results/read-again.ts
/**
* Reads some items of a run once more, in their order; what nobody wants is not even parsed where the file allows it.
* @throws RetakeError where a file was written to since it was read.
*/
async function* readAgain(trail, wanted) {
	const shelf = new CompanionShelf(trail.map(({ source }) => source));
	let first = 0;
	for (const trace of trail) {
		refuseChanged(trace);
		yield* itemsOf(trace, first, wanted, shelf);
		refuseChanged(trace);
		first += trace.items;
	}
}
async function* itemsOf({ source, fragment, format, items, isLineByLine }, first, wanted, shelf) {
	const passesOver = isLineByLine ? (record) => !wanted(first + record) : () => false;
	const end = first + items;
	let row = first;
	for await (const batch of readFile(source, {
		fragment,
		format,
		shelf,
		passesOver
	})) {
		const placed = [];
		for (const item of batch) {
			while (isLineByLine && row < end && !wanted(row)) row++;
			if (wanted(row)) placed.push({
				row,
				item
			});
			row++;
		}
		yield placed;
	}
}
function refuseChanged({ source, stamp }) {
	if (source.stamp() === stamp) return;
	throw new RetakeError("RESULTS_UNREADABLE", `${source.path} changed while it was read`, { hint: "Wait until it is written, then try again." });
}

// src/commands/read-results.ts
/** The results in the files, globs and `file#model` fragments that name them. */
function resultsIn(specs, config, context) {
	if (specs.length === 0) throw new RetakeError("USAGE", "no results are named", { hint: "Name them with --results, or under results.paths in the configuration." });
	const onProgress = ({ path, bytesRead, bytesTotal }) => context.status(`reading ${path} ${progressBar(bytesRead, bytesTotal)}`);
	const asked = [...specs];
	/** Found once: what came through a pipe is kept with its source. */
	let sources;
	return {
		all() {
			sources ??= findSources(asked, context);
			return readSources(sources, {
				format: config.results.format,
				onProgress
			});
		},
		again: ({ trail }, wanted) => readAgain(trail, wanted)
	};
}
/** Results that are in memory already. */
function resultsOf({ items, ...report }) {
	return {
		async *all() {
			yield items;
			return {
				...report,
				trail: []
			};
		},
		async *again(_, wanted) {
			yield items.map((item, row) => ({
				row,
				item
			})).filter(({ row }) => wanted(row));
		}
	};
}
/** Shows every answer of the results, with its place among them from 0. Ends where the command is interrupted. */
async function goThrough(results, context, see) {
	const batches = results.all();
	let row = 0;
	for (;;) {
		const { value, done } = await batches.next();
		if (done) await setImmediate();
		stopIfInterrupted(context);
		if (done) return value;
		for (const item of value) see(item, row++);
	}
}
/** Reads one model's results into memory. */
async function readResults(specs, config, context) {
	return await readAll(resultsIn(specs, config, context), context);
}
async function readAll(results, context) {
	const items = [];
	const { trail, ...report } = await goThrough(results, context, (item) => items.push(item));
	return {
		...report,
		items
	};
}

export { resultsOf as a, Fingerprints as c, Marks as d, Column as f, resultsIn as i, FirstOfEquals as l, readAll as n, stopIfInterrupted as o, readResults as r, Interned as s, goThrough as t, Chains as u };