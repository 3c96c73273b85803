import { n as oneLine } from "./one-line.js";
import { i as auditSummary, n as AUDIT_COLUMNS, o as joinParts } from "./spool.js";
import { n as painter } from "./colour.js";
import { L as count } from "./load.js";
import { t as outcomeCounts } from "./outcome-counts.js";
import { t as textTable } from "./text-table.js";
import { t as warningList } from "./warning-list.js";

// src/report/extract-table.ts
/** What was found in the results, and what became of it, one line per category. */
function extractTable(manifest, { colour = false } = {}) {
	const rows = Object.entries(manifest.categories).map(([category, counts]) => [
		oneLine(category, 60),
		...AUDIT_COLUMNS.map(({ of }) => count(of(counts))),
		outcomeCounts(counts.outcomes)
	]);
	const titles = [
		"",
		...AUDIT_COLUMNS.map(({ short }) => short),
		"outcomes"
	];
	const parts = [
		textTable(titles, rows, [
			"left",
			...AUDIT_COLUMNS.map(() => "right"),
			"left"
		]),
		auditSummary(manifest),
		warningList(manifest.warnings, painter(colour))
	];
	return joinParts(parts);
}

export { extractTable as t };