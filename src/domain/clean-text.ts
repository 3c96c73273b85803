/** Outside text made harmless to any reader, terminal or browser: what it says stays, what it does goes. */

/** What moves a terminal's cursor, colours it or turns its text around. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Bidi overrides and isolates, zero-width characters, byte order mark, soft hyphen, invisible operators, tags. */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text with nothing in it that a terminal would obey; line breaks and tabs stay. All else is left: it may be a path. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}

/** NFC, line ends as `\n`, no control, bidi or zero-width characters; `\n` and `\t` stay. */
export function cleanText(text: string): string {
  return withoutControls(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'))
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC');
}

/** The same on one line: runs of white space become one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

/** Made when it is first needed: that takes 10 ms. */
let graphemes: Intl.Segmenter | undefined;

/** At most `max` UTF-16 units, an ellipsis included; never cuts what a reader sees as one character. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const start = graphemes.segment(text.slice(0, end + 64)).containing(end)?.index ?? end;
  return `${text.slice(0, start > 0 ? start : codePointBoundary(text, end))}…`;
}

/** A single character longer than the limit (a letter under a tower of accents) is cut inside, not in a pair. */
function codePointBoundary(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}

/**
 * Cleaned and cut, without reading all of a very long text: cleaning only ever shortens, so four times the
 * limit is more than enough of any honest text.
 */
export function cleanAndCut(text: string, max: number, clean: (text: string) => string): string {
  const head = text.length > max * 4 ? text.slice(0, max * 4) : text;
  const cleaned = clean(head);
  if (cleaned.length > max) return cutText(cleaned, max);
  return head.length < text.length ? `${cleaned}…` : cleaned;
}
