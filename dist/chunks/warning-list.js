import { n as oneLine } from "./one-line.js";
import { L as count } from "./load.js";
import { t as warningLine } from "./warnings-section.js";

// src/report/warning-list.ts
const MOST_WARNINGS = 20;
/** One line per warning, for a terminal; '' where there is none. */
function warningList(warnings, paint) {
	if (warnings.length === 0) return "";
	const left = warnings.length - MOST_WARNINGS;
	const lines = warnings.slice(0, MOST_WARNINGS).map((one) => `  ${oneLine(warningLine(one), 400)}`);
	return [
		paint("yellow", `Warnings: ${count(warnings.length)}`),
		...lines,
		...left > 0 ? [`  and ${count(left)} more`] : []
	].join("\n");
}

export { warningList as t };