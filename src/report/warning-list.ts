import type { Warning } from '../domain/benchmark/item.ts';
import { oneLine } from '../domain/one-line.ts';
import type { Paint } from './colour.ts';
import { count } from './numbers.ts';
import { warningLine } from './warnings-section.ts';

const MOST_WARNINGS = 20;

/** One line per warning, for a terminal; '' where there is none. */
export function warningList(warnings: readonly Warning[], paint: Paint): string {
  if (warnings.length === 0) return '';
  const left = warnings.length - MOST_WARNINGS;
  const lines = warnings.slice(0, MOST_WARNINGS).map((one) => `  ${oneLine(warningLine(one), 400)}`);
  return [
    paint('yellow', `Warnings: ${count(warnings.length)}`),
    ...lines,
    ...(left > 0 ? [`  and ${count(left)} more`] : []),
  ].join('\n');
}
