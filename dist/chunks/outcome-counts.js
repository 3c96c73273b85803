import { L as count } from "./load.js";

// src/report/outcome-counts.ts
/** `12 correct, 3 incorrect`; what did not occur is left out. */
function outcomeCounts(counts) {
	return Object.entries(counts).flatMap(([outcome, number = 0]) => number === 0 ? [] : [`${count(number)} ${outcome}`]).join(", ");
}

export { outcomeCounts as t };