import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import type { Announcement } from '../say/announcement.ts';
import { announce } from '../say/publish.ts';
import { othersWaiting } from './asked-loops.ts';

/**
 * Tells all others who wait for the same training what came of it. One that cannot be told is left to the reaper.
 * `known`: the start of this loop, which need not be looked for.
 */
export async function tellOthers(
  loopRun: LoopRun,
  announcement: Announcement,
  known: number | null = null,
): Promise<void> {
  await orWarn(loopRun.action, async () => {
    for await (const other of othersWaiting(loopRun, known)) await announce(other, announcement);
  });
}
