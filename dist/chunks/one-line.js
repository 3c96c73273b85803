import { i as cleanLine, r as cleanAndCut } from "./error.js";

// src/domain/one-line.ts
const MOST_LISTED = 20;
const LONGEST_NAME = 80;
/** Outside text for a line of plain text: harmless, of at most `max` UTF-16 units. */
function oneLine(text, max = LONGEST_NAME) {
	return cleanAndCut(text, max, cleanLine);
}
/** Names that came from a file, the first 20 of them. */
function nameList(names) {
	const more = names.length - MOST_LISTED;
	const listed = names.slice(0, MOST_LISTED).map((name) => oneLine(name)).join(", ");
	return more > 0 ? `${listed} and ${more} more` : listed;
}

export { oneLine as n, nameList as t };