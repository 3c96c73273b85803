import { a as cleanText, i as cleanLine, r as cleanAndCut } from "./error.js";
import { L as count, R as counted } from "./load.js";

// node_modules/markdown-table/index.js
/**
* @typedef {Options} MarkdownTableOptions
*   Configuration.
*/
/**
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [alignDelimiters=true]
*   Whether to align the delimiters (default: `true`);
*   they are aligned by default:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   Pass `false` to make them staggered:
*
*   ```markdown
*   | Alpha | B |
*   | - | - |
*   | C | Delta |
*   ```
* @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
*   How to align columns (default: `''`);
*   one style for all columns or styles for their respective columns;
*   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
*   other values are treated as `''`, which doesn’t place the colon in the
*   alignment row but does align left;
*   *only the lowercased first character is used, so `Right` is fine.*
* @property {boolean | null | undefined} [delimiterEnd=true]
*   Whether to end each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are ending delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no ending delimiters:
*
*   ```markdown
*   | Alpha | B
*   | ----- | -----
*   | C     | Delta
*   ```
* @property {boolean | null | undefined} [fillRows=true]
*   Whether to fill rows with empty cells up to the most cells in a row
*   (default: `true`).
*
*   When `true`, all rows have as many cells as the longest row:
*
*   ```markdown
*   | Alpha | B    |   |
*   | ----- | ---- | - |
*   | C     |      |   |
*   | D     | Echo | F |
*   ```
*
*   When `false`, rows keep their cells,
*   and the delimiter row has as many cells as the header row:
*
*   ```markdown
*   | Alpha | B    |
*   | ----- | ---- |
*   | C     |
*   | D     | Echo | F |
*   ```
* @property {boolean | null | undefined} [delimiterStart=true]
*   Whether to begin each row with the delimiter (default: `true`).
*
*   > 👉 **Note**: please don’t use this: it could create fragile structures
*   > that aren’t understandable to some markdown parsers.
*
*   When `true`, there are starting delimiters:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there are no starting delimiters:
*
*   ```markdown
*   Alpha | B     |
*   ----- | ----- |
*   C     | Delta |
*   ```
* @property {boolean | null | undefined} [padding=true]
*   Whether to add a space of padding between delimiters and cells
*   (default: `true`).
*
*   When `true`, there is padding:
*
*   ```markdown
*   | Alpha | B     |
*   | ----- | ----- |
*   | C     | Delta |
*   ```
*
*   When `false`, there is no padding:
*
*   ```markdown
*   |Alpha|B    |
*   |-----|-----|
*   |C    |Delta|
*   ```
* @property {((value: string) => number) | null | undefined} [stringLength]
*   Function to detect the length of table cell content (optional);
*   this is used when aligning the delimiters (`|`) between table cells;
*   full-width characters and emoji mess up delimiter alignment when viewing
*   the markdown source;
*   to fix this, you can pass this function,
*   which receives the cell content and returns its “visible” size;
*   note that what is and isn’t visible depends on where the text is displayed.
*
*   Without such a function, the following:
*
*   ```js
*   markdownTable([
*     ['Alpha', 'Bravo'],
*     ['中文', 'Charlie'],
*     ['👩‍❤️‍👩', 'Delta']
*   ])
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo |
*   | - | - |
*   | 中文 | Charlie |
*   | 👩‍❤️‍👩 | Delta |
*   ```
*
*   With [`string-width`](https://github.com/sindresorhus/string-width):
*
*   ```js
*   import stringWidth from 'string-width'
*
*   markdownTable(
*     [
*       ['Alpha', 'Bravo'],
*       ['中文', 'Charlie'],
*       ['👩‍❤️‍👩', 'Delta']
*     ],
*     {stringLength: stringWidth}
*   )
*   ```
*
*   Yields:
*
*   ```markdown
*   | Alpha | Bravo   |
*   | ----- | ------- |
*   | 中文  | Charlie |
*   | 👩‍❤️‍👩    | Delta   |
*   ```
*/
/**
* Get the length of a cell.
*
* @param {string} value
*   Cell value.
* @returns {number}
*   Cell size.
*/
function defaultStringLength(value) {
	return value.length;
}
/**
* Generate a markdown
* ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
* table.
*
* @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
*   Table data (matrix of strings).
* @param {Readonly<Options> | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Result.
*/
function markdownTable(table, options) {
	const settings = options || {};
	const align = (settings.align || []).concat();
	const stringLength = settings.stringLength || defaultStringLength;
	/** @type {Array<number>} Character codes as symbols for alignment per column. */
	const alignments = [];
	/** @type {Array<Array<string>>} Cells per row. */
	const cellMatrix = [];
	/** @type {Array<Array<number>>} Sizes of each cell per row. */
	const sizeMatrix = [];
	/** @type {Array<number>} */
	const longestCellByColumn = [];
	let mostCellsPerRow = 0;
	let rowIndex = -1;
	while (++rowIndex < table.length) {
		/** @type {Array<string>} */
		const row = [];
		/** @type {Array<number>} */
		const sizes = [];
		let columnIndex = -1;
		if (table[rowIndex].length > mostCellsPerRow) mostCellsPerRow = table[rowIndex].length;
		while (++columnIndex < table[rowIndex].length) {
			const cell = serialize(table[rowIndex][columnIndex]);
			if (settings.alignDelimiters !== false) {
				const size = stringLength(cell);
				sizes[columnIndex] = size;
				if (longestCellByColumn[columnIndex] === void 0 || size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			}
			row.push(cell);
		}
		cellMatrix[rowIndex] = row;
		sizeMatrix[rowIndex] = sizes;
	}
	let columnIndex = -1;
	if (typeof align === "object" && "length" in align) while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = toAlignment(align[columnIndex]);
	else {
		const code = toAlignment(align);
		while (++columnIndex < mostCellsPerRow) alignments[columnIndex] = code;
	}
	columnIndex = -1;
	/** @type {Array<string>} */
	const row = [];
	/** @type {Array<number>} */
	const sizes = [];
	while (++columnIndex < mostCellsPerRow) {
		const code = alignments[columnIndex];
		let before = "";
		let after = "";
		if (code === 99) {
			before = ":";
			after = ":";
		} else if (code === 108) before = ":";
		else if (code === 114) after = ":";
		let size = settings.alignDelimiters === false ? 1 : Math.max(1, longestCellByColumn[columnIndex] - before.length - after.length);
		const cell = before + "-".repeat(size) + after;
		if (settings.alignDelimiters !== false) {
			size = before.length + size + after.length;
			if (size > longestCellByColumn[columnIndex]) longestCellByColumn[columnIndex] = size;
			sizes[columnIndex] = size;
		}
		row[columnIndex] = cell;
	}
	cellMatrix.splice(1, 0, row);
	sizeMatrix.splice(1, 0, sizes);
	rowIndex = -1;
	/** @type {Array<string>} */
	const lines = [];
	while (++rowIndex < cellMatrix.length) {
		const row = cellMatrix[rowIndex];
		const sizes = sizeMatrix[rowIndex];
		const cellsInRow = settings.fillRows === false ? Math.max(1, cellMatrix[rowIndex === 1 ? 0 : rowIndex].length) : mostCellsPerRow;
		columnIndex = -1;
		/** @type {Array<string>} */
		const line = [];
		while (++columnIndex < cellsInRow) {
			const cell = row[columnIndex] || "";
			let before = "";
			let after = "";
			if (settings.alignDelimiters !== false) {
				const size = longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0);
				const code = alignments[columnIndex];
				if (code === 114) before = " ".repeat(size);
				else if (code === 99) {
					const half = size / 2;
					if (size % 2) {
						before = " ".repeat(half + .5);
						after = " ".repeat(half - .5);
					} else {
						before = " ".repeat(half);
						after = before;
					}
				} else after = " ".repeat(size);
			}
			if (settings.delimiterStart !== false && !columnIndex) line.push("|");
			if (settings.padding !== false && !(settings.alignDelimiters === false && cell === "") && (settings.delimiterStart !== false || columnIndex)) line.push(" ");
			if (settings.alignDelimiters !== false) line.push(before);
			line.push(cell);
			if (settings.alignDelimiters !== false) line.push(after);
			if (settings.padding !== false) line.push(" ");
			if (settings.delimiterEnd !== false || columnIndex !== cellsInRow - 1) line.push("|");
		}
		lines.push(settings.delimiterEnd === false ? line.join("").replace(/ +$/, "") : line.join(""));
	}
	return lines.join("\n");
}
/**
* Serialize a cell value.
*
* @param {string | null | undefined} [value]
*   Value to serialize.
* @returns {string}
*   Result.
*/
function serialize(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/**
* Get the alignment character code from a value.
*
* @param {string | null | undefined} value
*   Value.
* @returns {number}
*   Alignment.
*/
function toAlignment(value) {
	const code = typeof value === "string" ? value.codePointAt(0) : 0;
	return code === 67 || code === 99 ? 99 : code === 76 || code === 108 ? 108 : code === 82 || code === 114 ? 114 : 0;
}

// src/report/entities.ts
/** The names that stand for a sign of Markdown or HTML, or for white space. */
const NAMED_ENTITIES = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\"",
	apos: "'",
	nbsp: " ",
	commat: "@",
	num: "#",
	colon: ":",
	sol: "/",
	grave: "`",
	vert: "|",
	verbar: "|",
	lowbar: "_",
	ast: "*",
	lbrack: "[",
	rbrack: "]",
	lpar: "(",
	rpar: ")",
	excl: "!",
	dollar: "$",
	hyphen: "-",
	period: ".",
	NewLine: " ",
	Tab: " "
};
/**
* A text with its character references resolved: GitHub decodes `&#64;` before it looks for mentions, so that has to be
* done before a mention is broken.
*/
function decodeEntities(text) {
	return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g, (all, decimal, hex, name) => {
		if (name !== void 0) return NAMED_ENTITIES[name] ?? all;
		const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
		return code > 0 && code <= 1114111 ? String.fromCodePoint(code) : "";
	});
}

// src/report/markdown.ts
/**
* GitHub Markdown, and the only place where outside text is escaped for it. Everything else in this folder
* joins what these functions return. Rules: GitHub flavoured Markdown 0.29, and what GitHub's own filters do
* to the rendered text afterwards (mentions, issue and commit references, emoji names, bare links).
*/
const ZERO_WIDTH_SPACE = "​";
function oneLine(value, max) {
	return cleanAndCut(value, max, (line) => cleanLine(decodeEntities(cleanLine(line))));
}
/** Breaks what GitHub's filters look for in the rendered text; a zero-width space is the one thing that helps. */
function neutralise(text) {
	return text.replace(/[@#]/g, (sign) => sign + ZERO_WIDTH_SPACE).replace(/\b(GH)-(?=\d)/gi, `$1-${ZERO_WIDTH_SPACE}`).replace(/\b(https?|ftp|mailto|xmpp):/gi, `$1${ZERO_WIDTH_SPACE}:`).replace(/\b(www)\./gi, `$1${ZERO_WIDTH_SPACE}.`).replace(/\b[0-9a-f]{7,64}\b/gi, (sha) => sha.replace(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`)).replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`);
}
const HTML_ESCAPES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"|": "&#124;"
};
function escapeHtml(text) {
	return text.replace(/[&<>|]/g, (sign) => HTML_ESCAPES[sign] ?? sign);
}
/** Outside text inside an HTML block, where Markdown is not read: the summary of a `details`. */
function html(value, { max = 300 } = {}) {
	return escapeHtml(neutralise(oneLine(value, max)));
}
/** What our own sentences say of a p-value: before a blank a `<` begins no tag, so that it may stand as it is. */
const SMALL_P = /\bp &lt; 0\.001\b/g;
/** Outside text as plain words in a paragraph, a heading, a list or a table cell, always on one line. */
function text(value, { max = 300 } = {}) {
	return escapeHtml(neutralise(oneLine(value, max))).replace(SMALL_P, "p < 0.001").replace(/[\\`*[\]~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&").replace(/^([-+=]|\d+(?=[.)]))/, (start) => /\d/.test(start) ? `${start}${ZERO_WIDTH_SPACE}` : `\\${start}`);
}
function longestRun(value) {
	let longest = 0;
	for (const run of value.matchAll(/`+/g)) longest = Math.max(longest, run[0].length);
	return longest;
}
/** In code nothing is interpreted, but a marker is looked for in the raw text: it must not stand there whole. */
function breakComments(value) {
	return value.replace(/<!--/g, `<!${ZERO_WIDTH_SPACE}--`).replace(/-->/g, `--${ZERO_WIDTH_SPACE}>`);
}
/** Outside text as inline code; '' for nothing. With a `|` as HTML, since a code span in a table cannot hold one. */
function code(value, { max = 120 } = {}) {
	const line = cleanAndCut(value, max, cleanLine);
	if (line === "") return "";
	if (line.includes("|")) return `<code>${text(line, { max })}</code>`;
	const ticks = "`".repeat(longestRun(line) + 1);
	const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
	return `${ticks}${space}${breakComments(line)}${space}${ticks}`;
}
/** Outside text as a code block, its lines kept. The fence is longer than any run of backticks in it. */
function fence(value, { max = 2e3 } = {}) {
	const body = breakComments(cleanAndCut(value, max, (lines) => cleanText(lines).trimEnd()));
	const ticks = "`".repeat(Math.max(3, longestRun(body) + 1));
	return `${ticks}text\n${body}\n${ticks}`;
}
/** A link to a web page; where the address is none, the label alone. The label is Markdown already. */
function link(label, url) {
	if (url === void 0 || !/^https?:\/\/[^\s]+$/i.test(url) || url.length > 1e3) return label;
	return `[${label}](${breakComments(cleanText(url).replace(/[<>()[\]\\`"'|*{}^!]/g, (sign) => percentEncode(sign)))})`;
}
function percentEncode(sign) {
	return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
/** A table of cells that are Markdown already; whatever they hold, a cell stays a cell. */
function table(columns, rows) {
	const cells = [columns.map((column) => column.title), ...rows].map((row) => row.map(tableCell));
	return markdownTable(cells, {
		align: columns.map((column) => column.align ?? "left"),
		alignDelimiters: false
	});
}
function tableCell(cell) {
	return cell.replace(/\s*\n\s*/g, " ").replace(/\|/g, "&#124;");
}
/** A figure for a narrow cell: a number and its sign stay on one line. */
function unbroken(figure) {
	return figure.replaceAll(" ", "\xA0");
}
/** A folded section. The summary is plain text, the body Markdown. */
function details(summary, body) {
	return `<details><summary>${html(summary)}</summary>\n\n${body}\n\n</details>`;
}
function alert(kind, body) {
	return `> [!${kind}]\n${body.replace(/^/gm, "> ")}`;
}

// src/report/warnings-section.ts
/** One line per warning, each said once, under a title that says on what; '' where there is none. Markdown. */
function warningsSection(title, warnings, most = 30) {
	const lines = warningLines(warnings);
	if (lines.length === 0) return "";
	const shown = lines.slice(0, most).map((line) => `- ${text(line, { max: 400 })}`);
	const left = lines.length - shown.length;
	const more = left > 0 ? [`- and ${counted(left, "more warning")}`] : [];
	return details(`${title}: ${count(lines.length)}`, [...shown, ...more].join("\n"));
}
/** Each once, as plain text. */
function warningLines(warnings) {
	return [...new Set(warnings.map(warningLine))];
}
/** The warning as one sentence with its category in front, as plain text. */
function warningLine({ category, message }) {
	return category === null || message.includes(category) ? message : `${category}: ${message}`;
}
/** The section as a part of a text that may have to be shortened. */
function warningsPart(name, title, warnings) {
	return {
		name,
		sizes: [
			() => warningsSection(title, warnings),
			() => warningsSection(title, warnings, 5),
			() => ""
		]
	};
}

export { code as a, link as c, unbroken as d, alert as i, table as l, warningLines as n, details as o, warningsPart as r, fence as s, warningLine as t, text as u };