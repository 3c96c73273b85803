import { n as RetakeError } from "./error.js";
import { t as readBatches } from "./read.js";
import { setImmediate } from "node:timers/promises";

// src/commands/context.ts
/** Ends a command between two steps when it was interrupted. */
function stopIfInterrupted(context) {
	if (context.signal.aborted) throw new RetakeError("INTERRUPTED", "interrupted");
}

// src/commands/read-results.ts
/** The results in the files, globs and `file#model` fragments that name them. */
function resultsIn(specs, config, context) {
	if (specs.length === 0) throw new RetakeError("USAGE", "no results are named", { hint: "Name them with --results, or under results.paths in the configuration." });
	return () => readBatches([...specs], {
		cwd: context.cwd,
		format: config.results.format
	});
}
/** Results that are in memory already. */
function resultsOf({ items, ...report }) {
	return async function* () {
		yield items;
		return report;
	};
}
/** Shows every answer of the results, with its place among them from 0. Ends where the command is interrupted. */
async function goThrough(results, context, see) {
	const batches = results();
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
	return {
		...await goThrough(resultsIn(specs, config, context), context, (item) => items.push(kept(item))),
		items
	};
}

export { stopIfInterrupted as a, resultsOf as i, readResults as n, resultsIn as r, goThrough as t };