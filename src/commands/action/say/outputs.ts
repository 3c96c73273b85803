import { join } from 'node:path';
import { exitOf } from '../../../domain/loop/ending.ts';
import { writeJson } from '../../../results/write.ts';
import type { Action } from '../action.ts';
import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import type { Announcement } from './announcement.ts';
import { announce, summarise, titleOf } from './publish.ts';
import { unmarkedFrame } from './publish-comment.ts';

/** Where the verdict lies for the steps that follow. */
export function verdictFile({ run }: Action): string {
  return join(run.temp, 'retake', 'verdict.json');
}

/** Where the full report lies beside it. */
export function pageFile({ run }: Action): string {
  return join(run.temp, 'retake', 'report.html');
}

/** Sets those outputs that have a value. */
export function setOutputs({ log }: Action, outputs: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(outputs)) if (value) log.output(name, value);
}

/** Says how a loop ended, also in the step summary, sets the outputs, and resolves to the step's exit code. */
export async function conclude(loopRun: LoopRun, announcement: Announcement): Promise<number> {
  const { action } = loopRun;
  // Before anything that can fail: the verdict must get out.
  if (announcement.document !== undefined) {
    writeJson(verdictFile(action), announcement.document);
    setOutputs(action, { verdict: announcement.document.verdict, 'result-json': verdictFile(action) });
  }
  await orWarn(action, async () =>
    announcement.writePage?.(unmarkedFrame(loopRun, announcement), pageFile(action)),
  );
  await summarise(loopRun, announcement);
  action.log.line(titleOf(announcement.render(unmarkedFrame(loopRun, announcement))));
  const { comment, check } = await announce(loopRun, announcement);
  setOutputs(action, { 'comment-url': comment?.url, 'check-run-url': check?.url });
  if (announcement.ending === null) throw new Error('a loop is concluded by an ending');
  return exitOf(announcement.ending, action.inputs.failOn);
}
