import { cleanAndCut, cleanLine } from './clean-text.ts';

const MOST_LISTED = 20;
const LONGEST_NAME = 80;

/** Outside text for a line of plain text: harmless, of at most `max` UTF-16 units. */
export function oneLine(text: string, max = LONGEST_NAME): string {
  return cleanAndCut(text, max, cleanLine);
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
