import type { Context } from './context.ts';
import { print } from './print.ts';
import type { LoopEnd } from './run-loop.ts';

/** Shows how a loop ended: the comment (or the verdict as JSON) on stdout, the table and the way to the files beside it. */
export function showLoopEnd(
  { exit, verdict, comment, table }: LoopEnd,
  out: string,
  json: boolean,
  context: Context,
): number {
  if (!json) context.log(table);
  print(verdict ?? { state: 'skipped' }, json, () => comment, context);
  const files = 'the comment in comment.md, every item in report.html, the verdict in verdict.json';
  if (!json) context.log(`all files are in ${out}: ${files}`);
  return exit;
}
