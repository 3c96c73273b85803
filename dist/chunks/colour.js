// src/report/colour.ts
const CODES = {
	bold: [1, 22],
	red: [31, 39],
	green: [32, 39],
	yellow: [33, 39],
	grey: [90, 39]
};
/** ANSI colours, or none. What is painted never depends on colour alone to be understood. */
function painter(colour) {
	if (!colour) return (_, text) => text;
	return (style, text) => `\u001b[${CODES[style][0]}m${text}\u001b[${CODES[style][1]}m`;
}
function colourOf(result) {
	if (result === "pass") return "green";
	return result === "fail" ? "red" : "yellow";
}

export { painter as n, colourOf as t };