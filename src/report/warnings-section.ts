import type { Warning } from '../domain/benchmark/item.ts';
import type { Part } from './fit.ts';
import { details, text } from './markdown.ts';
import { count, counted } from './numbers.ts';

/** One line per warning, each said once, under a title that says on what; '' where there is none. Markdown. */
function warningsSection(title: string, warnings: Warning[], most = 30): string {
  const lines = warningLines(warnings);
  if (lines.length === 0) return '';
  const shown = lines.slice(0, most).map((line) => `- ${text(line, { max: 400 })}`);
  const left = lines.length - shown.length;
  const more = left > 0 ? [`- and ${counted(left, 'more warning')}`] : [];
  return details(`${title}: ${count(lines.length)}`, [...shown, ...more].join('\n'));
}

/** Each once, as plain text. */
export function warningLines(warnings: readonly Warning[]): string[] {
  return [...new Set(warnings.map(warningLine))];
}

/** The warning as one sentence with its category in front, as plain text. */
export function warningLine({ category, message }: Warning): string {
  return category === null || message.includes(category) ? message : `${category}: ${message}`;
}

/** The section as a part of a text that may have to be shortened. */
export function warningsPart(name: string, title: string, warnings: Warning[]): Part {
  const sizes = [() => warningsSection(title, warnings), () => warningsSection(title, warnings, 5), () => ''];
  return { name, sizes };
}
