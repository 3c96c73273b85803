import { getPull } from '../../../github/pulls.ts';
import { cancelRun } from '../../../github/training-runs.ts';
import type { LoopRun } from '../loop-run.ts';
import { stateAnnouncement } from '../say/announcement.ts';
import { announce } from '../say/publish.ts';
import { othersWaiting } from './asked-loops.ts';
import { minutesSince } from './conclude-run.ts';
import { underWay } from './training-of.ts';

/**
 * Ends the loop of a pull request that was closed and not merged: nobody reads its verdict any more. Its training is
 * cancelled, and comment and check say so. Resolves to false where somebody else waits for that training: it goes on.
 */
export async function endClosed(loopRun: LoopRun, by: string | null): Promise<boolean> {
  const others: LoopRun[] = [];
  for await (const other of othersWaiting(loopRun)) {
    if (await isWanted(other)) return false;
    others.push(other);
  }
  const run = await underWay(loopRun);
  if (run !== null) await cancelRun(loopRun.client, run.id);
  const training = run === null ? null : { label: `training run ${run.id}`, url: run.url };
  const minutes = run === null || run.createdAt === null ? null : minutesSince(run.createdAt, loopRun);
  const cancelled = stateAnnouncement({ phase: 'cancelled', by, minutes, closed: true }, null);
  for (const one of [loopRun, ...others]) await announce({ ...one, training }, cancelled);
  return true;
}

/** Whether a verdict on this commit is waited for: on a branch, or on a pull request that did not move on. */
export async function isWanted({ client, pull: number, commit }: LoopRun): Promise<boolean> {
  if (number === null) return true;
  const pull = await getPull(client, number);
  return !pull.abandoned && pull.headSha === commit;
}

/** Whether it was closed without being merged. */
export async function wasAbandoned({ client, pull }: LoopRun): Promise<boolean> {
  return pull !== null && (await getPull(client, pull)).abandoned;
}
