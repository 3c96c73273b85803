import type { Context } from './context.ts';
import { print } from './print.ts';
import type { LoopEnd } from './run-loop.ts';

/** Shows how a loop ended: the comment (or the verdict as JSON) on stdout; then for people the table, and where files are. */
export function showLoopEnd(
  { exit, verdict, comment, table }: LoopEnd,
  out: string,
  json: boolean,
  context: Context,
): number {
  print(verdict ?? { state: 'skipped' }, json, () => comment, context);
  if (json) return exit;
  const judged = ', every item in report.html, the verdict in verdict.json';
  if (verdict !== null) context.log(`\n${table}\n`);
  context.log(`all files are in ${out}: the comment in comment.md${verdict === null ? '' : judged}`);
  return exit;
}
