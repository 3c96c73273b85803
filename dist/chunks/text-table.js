// src/report/text-table.ts
/** A plain table for a terminal: columns aligned, two spaces between, no lines. The last column is not padded. */
function textTable(titles, rows, align = []) {
	const lines = [titles, ...rows];
	const widths = titles.map((_, column) => lines.reduce((width, line) => Math.max(width, textWidth(line[column] ?? "")), 0));
	return lines.map((line) => widths.map((width, column) => padded(line[column] ?? "", width, align[column])).join("  ").trimEnd()).join("\n");
}
function padded(cell, width, align = "left") {
	const space = " ".repeat(Math.max(0, width - textWidth(cell)));
	return align === "right" ? space + cell : cell + space;
}
const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const ASCII = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Columns a text takes on a terminal: East Asian letters and emoji take two. Colours take none. */
function textWidth(text) {
	const plain = text.replace(/\u001b\[\d+m/g, "");
	if (ASCII.test(plain)) return plain.length;
	let width = 0;
	for (const { segment } of graphemes.segment(plain)) width += WIDE.test(segment) ? 2 : 1;
	return width;
}

export { textTable as t };