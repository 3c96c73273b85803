/** What moves a terminal's cursor, colours it or turns its text around; line breaks and tabs stay. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const LONE_SURROGATE = /\p{Surrogate}/gu;

const MOST_LISTED = 20;
const LONGEST_NAME = 80;

/** A text with nothing in it that a terminal would obey. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}

/** A name that came from a file, for a message: harmless, on one line, of at most `max` UTF-16 units. */
export function oneLine(name: string, max = LONGEST_NAME): string {
  const line = withoutControls(name.slice(0, max * 4))
    .replace(/\s+/gu, ' ')
    .trim();
  const isLong = line.length > max || name.length > max * 4;
  return isLong ? `${line.slice(0, max - 1).replace(LONE_SURROGATE, '\ufffd')}…` : line;
}

/** Names that came from a file, the first 20 of them. */
export function nameList(names: readonly string[]): string {
  const more = names.length - MOST_LISTED;
  const listed = names
    .slice(0, MOST_LISTED)
    .map((name) => oneLine(name))
    .join(', ');
  return more > 0 ? `${listed} and ${more} more` : listed;
}
