import type { Warning } from '../domain/benchmark/item.ts';
import { details, text } from './markdown.ts';
import { count, counted } from './numbers.ts';

/** One line per warning, each said once, under a title that says on what; '' where there is none. Markdown. */
export function warningsSection(title: string, warnings: Warning[], most = 30): string {
  const lines = [...new Set(warnings.map(warningLine))];
  if (lines.length === 0) return '';
  const shown = lines.slice(0, most).map((line) => `- ${text(line, { max: 400 })}`);
  const left = lines.length - shown.length;
  const more = left > 0 ? [`- and ${counted(left, 'more warning')}`] : [];
  return details(`${title}: ${count(lines.length)}`, [...shown, ...more].join('\n'));
}

/** The warning as one sentence with its category in front, as plain text. */
export function warningLine({ category, message }: Warning): string {
  return category === null || message.includes(category) ? message : `${category}: ${message}`;
}
