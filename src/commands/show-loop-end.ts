import type { Context } from './context.ts';
import type { LoopEnd } from './run-loop.ts';

/** Shows how a loop ended: the comment (or the verdict as JSON) on stdout, the table and the way to the files beside it. */
export function showLoopEnd(
  { exit, verdict, comment, table }: LoopEnd,
  out: string,
  json: boolean,
  context: Context,
): number {
  if (json) {
    context.out(`${JSON.stringify(verdict ?? { state: 'skipped' }, null, 2)}\n`);
    return exit;
  }
  context.log(table);
  context.out(`${comment}\n`);
  context.log(
    `all files are in ${out}: the comment in comment.md, every item in report.html, the verdict in verdict.json`,
  );
  return exit;
}
