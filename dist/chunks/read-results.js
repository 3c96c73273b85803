import { n as RetakeError } from "./error.js";
import { j as progressBar } from "./load.js";
import { a as CompanionShelf, r as readFile, t as readBatches } from "./read.js";
import { setImmediate } from "node:timers/promises";

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
	return {
		all: () => readBatches([...specs], {
			cwd: context.cwd,
			format: config.results.format,
			onProgress
		}),
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
/** Reads one model's results into memory; `kept` makes of each answer what is to be kept of it. */
async function readResults(specs, config, context, kept = (item) => item) {
	const items = [];
	const { trail, ...report } = await goThrough(resultsIn(specs, config, context), context, (item) => items.push(kept(item)));
	return {
		...report,
		items
	};
}

export { stopIfInterrupted as a, resultsOf as i, readResults as n, resultsIn as r, goThrough as t };