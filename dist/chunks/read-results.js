import { n as RetakeError } from "./error.js";
import { M as scoreOfOutcome } from "./load.js";
import { i as readFile, o as CompanionShelf, r as readSources, s as findSources } from "./read.js";
import { D as progressBar } from "./records.js";
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
			if (Object.is(value, this.#empty)) return;
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

// src/domain/notes/coded-column.ts
/** A growing list of which each place holds one of a few values, in a byte: the first of them where none was set. */
var CodedColumn = class {
	#values;
	#codes = new Column("byte");
	constructor(values) {
		this.#values = values;
	}
	get(index) {
		return this.#values[this.#codes.get(index)];
	}
	/** `value`: one of the few. */
	set(index, value) {
		this.#codes.set(index, this.#values.indexOf(value));
	}
};

// src/domain/notes/marks.ts
/** A set of whole numbers, a bit each. */
var Marks = class {
	#words = new Column("word");
	add(number) {
		const word = number >>> 5;
		this.#words.set(word, (this.#words.get(word) | 1 << (number & 31)) >>> 0);
	}
	has(number) {
		return (this.#words.get(number >>> 5) >>> (number & 31) & 1) === 1;
	}
};

// src/domain/notes/chains.ts
const NONE$2 = 2 ** 32 - 1;
/** Lists of numbers, each known by its first; a list of one costs nothing. */
var Chains = class {
	/** From the first number of a list to its last, from each later one to the one before it. */
	#links = new Column("word", NONE$2);
	append(first, number) {
		const last = this.#links.get(first);
		this.#links.set(number, last === NONE$2 ? first : last);
		this.#links.set(first, number);
	}
	/** The list that begins with this number. */
	from(first) {
		const later = [];
		const last = this.#links.get(first);
		if (last === NONE$2) return [first];
		for (let number = last; number !== first; number = this.#links.get(number)) later.push(number);
		return [first, ...later.reverse()];
	}
};

// src/domain/notes/first-of-equals.ts
const NONE$1 = 0;
/** Numbers to a bucket, on average: two cost six bytes a number and hardly more time than one. */
const FULL = 2;
/**
* Finds, among whole numbers that stand for things kept elsewhere, the first that stands for the same thing. A hash
* table of six bytes a number that grows bucket by bucket, so that nothing is ever copied or left behind
* (linear hashing: Litwin, "Linear hashing: a new tool for file and table addressing", VLDB 1980).
*/
var FirstOfEquals = class {
	#bitsOf;
	#isSame;
	/** Of each bucket the number that came last, plus one. */
	#heads = new Column("word", NONE$1);
	/** Of each number the one that came before it into its bucket, plus one. */
	#before = new Column("word", NONE$1);
	#size = 0;
	#buckets = 1;
	/** The largest power of two that is no more than the number of buckets. */
	#round = 1;
	/** `bitsOf` gives 32 evenly spread bits, the same for all numbers that are the same. */
	constructor(bitsOf, isSame) {
		this.#bitsOf = bitsOf;
		this.#isSame = isSame;
	}
	has(number) {
		return this.#find(number, this.#bucketOf(number)) !== NONE$1;
	}
	/** The first number that is the same as this one: this one itself where it is new. */
	add(number) {
		const bucket = this.#bucketOf(number);
		const found = this.#find(number, bucket);
		if (found !== NONE$1) return found - 1;
		this.#put(number + 1, bucket);
		if (++this.#size > FULL * this.#buckets) this.#splitNext();
		return number;
	}
	#bucketOf(number) {
		const bits = this.#bitsOf(number);
		const bucket = bits & this.#round - 1;
		return bucket < this.#buckets - this.#round ? bits & 2 * this.#round - 1 : bucket;
	}
	#find(number, bucket) {
		let there = this.#heads.get(bucket);
		while (there !== NONE$1 && !this.#isSame(there - 1, number)) there = this.#before.get(there - 1);
		return there;
	}
	#put(entry, bucket) {
		this.#before.set(entry - 1, this.#heads.get(bucket));
		this.#heads.set(bucket, entry);
	}
	/** Adds a bucket and moves to it what now belongs there, all of which is in one other bucket. */
	#splitNext() {
		const split = this.#buckets - this.#round;
		this.#buckets++;
		let entry = this.#heads.get(split);
		this.#heads.set(split, NONE$1);
		while (entry !== NONE$1) {
			const before = this.#before.get(entry - 1);
			this.#put(entry, this.#bucketOf(entry - 1));
			entry = before;
		}
		if (this.#buckets === 2 * this.#round) this.#round = this.#buckets;
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

// src/domain/notes/score-column.ts
const AS_OUTCOME = Number.POSITIVE_INFINITY;
const NONE = Number.NEGATIVE_INFINITY;
/** The scores of answers by their number: one that its outcome stands for already costs nothing. */
var ScoreColumn = class {
	#scores = new Column("double", AS_OUTCOME);
	set(index, { outcome, score }) {
		if (score !== scoreOfOutcome(outcome)) this.#scores.set(index, score ?? NONE);
	}
	/** `outcome`: that of the answer. */
	get(index, outcome) {
		const score = this.#scores.get(index);
		if (score === AS_OUTCOME) return scoreOfOutcome(outcome);
		return score === NONE ? null : score;
	}
};

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

// src/results/each-batch.ts
/** Shows what a stream yields and returns what it returns. The stream is closed, also where looking at it fails. */
async function eachBatch(stream, see) {
	try {
		for (;;) {
			const { value, done } = await stream.next();
			if (done) return value;
			see(value);
		}
	} finally {
		await stream.return(void 0);
	}
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
	function* placed(batch) {
		for (const item of batch) {
			while (isLineByLine && row < end && !wanted(row)) row++;
			if (wanted(row)) yield {
				row,
				item
			};
			row++;
		}
	}
	for await (const batch of readFile(source, {
		fragment,
		format,
		shelf,
		passesOver
	})) yield placed(batch);
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
	let row = 0;
	const report = await eachBatch(results.all(), (batch) => {
		stopIfInterrupted(context);
		for (const item of batch) see(item, row++);
	});
	await setImmediate();
	stopIfInterrupted(context);
	return report;
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

export { resultsOf as a, ScoreColumn as c, Chains as d, Marks as f, resultsIn as i, Fingerprints as l, Column as m, readAll as n, stopIfInterrupted as o, CodedColumn as p, readResults as r, Interned as s, goThrough as t, FirstOfEquals as u };