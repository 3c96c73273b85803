import { join } from 'node:path';
import { exitOf } from '../../domain/loop/ending.ts';
import { writeJson } from '../../results/write.ts';
import type { Action } from './action.ts';
import type { Announcement } from './announcement.ts';
import type { LoopRun } from './loop-run.ts';
import { announce } from './publish.ts';
import { unmarkedFrame } from './publish-comment.ts';

/** Where the verdict lies for the steps that follow. */
export function verdictFile({ run }: Action): string {
  return join(run.temp, 'retake', 'verdict.json');
}

/** Where the full report lies beside it. */
export function pageFile({ run }: Action): string {
  return join(run.temp, 'retake', 'report.html');
}

/** Says how a loop ended, sets the outputs, and resolves to the step's exit code. */
export async function conclude(loopRun: LoopRun, announcement: Announcement): Promise<number> {
  const { log } = loopRun.action;
  // Before anything that can fail: the verdict must get out.
  if (announcement.document !== undefined) {
    writeJson(verdictFile(loopRun.action), announcement.document);
    log.output('verdict', announcement.document.verdict);
    log.output('result-json', verdictFile(loopRun.action));
  }
  if (announcement.writePage !== undefined) {
    const frame = unmarkedFrame(loopRun, announcement);
    await announcement.writePage(frame, pageFile(loopRun.action));
  }
  const announced = await announce(loopRun, announcement);
  if (announced.comment?.url) log.output('comment-url', announced.comment.url);
  if (announced.check?.url) log.output('check-run-url', announced.check.url);
  if (announcement.ending === null) throw new Error('a loop is concluded by an ending');
  return exitOf(announcement.ending, loopRun.action.inputs.failOn);
}
