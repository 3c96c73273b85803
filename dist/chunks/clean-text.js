// src/report/clean-text.ts
/** Outside text made harmless to any reader, terminal or browser: what it says stays, what it does goes. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Bidi overrides and isolates, zero-width characters, byte order mark, soft hyphen, invisible operators, tags. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** NFC, line ends as `\n`, no control, bidi or zero-width characters; `\n` and `\t` stay. */
function cleanText(text) {
	return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(CONTROLS, "").replace(INVISIBLE, "").replace(LONE_SURROGATE, "�").normalize("NFC");
}
/** The same on one line: runs of white space become one space. */
function cleanLine(text) {
	return cleanText(text).replace(/\s+/gu, " ").trim();
}
/** Outside text for a line of plain text, never longer than `max`. */
function plainLine(text, max) {
	return cleanAndCut(text, max, cleanLine);
}
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** At most `max` UTF-16 units, an ellipsis included; never cuts what a reader sees as one character. */
function cutText(text, max) {
	if (text.length <= max) return text;
	const end = max - 1;
	const start = graphemes.segment(text.slice(0, end + 64)).containing(end)?.index ?? end;
	return `${text.slice(0, start > 0 ? start : codePointBoundary(text, end))}…`;
}
/** A single character longer than the limit (a letter under a tower of accents) is cut inside, not in a pair. */
function codePointBoundary(text, index) {
	const unit = text.charCodeAt(index);
	return unit >= 56320 && unit <= 57343 ? index - 1 : index;
}
/**
* Cleaned and cut, without reading all of a very long text: cleaning only ever shortens, so four times the
* limit is more than enough of any honest text.
*/
function cleanAndCut(text, max, clean) {
	const head = text.length > max * 4 ? text.slice(0, max * 4) : text;
	const cleaned = clean(head);
	if (cleaned.length > max) return cutText(cleaned, max);
	return head.length < text.length ? `${cleaned}…` : cleaned;
}

export { plainLine as a, cutText as i, cleanLine as n, cleanText as r, cleanAndCut as t };