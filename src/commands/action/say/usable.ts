import { EXIT, RetakeError } from '../../../domain/error.ts';
import { findComments } from '../../../github/comments.ts';
import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import { errorAnnouncement } from './announcement.ts';
import { conclude } from './outputs.ts';

/**
 * Reads what was pushed. Where it cannot be used, check and comment say so, for an older verdict must not go on standing
 * there; then it throws all the same.
 */
export async function usable<T>(loopRun: LoopRun, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RetakeError && error.exitCode === EXIT.usage)
      await conclude(await whereSpoken(loopRun), errorAnnouncement(error, 'results', null));
    throw error;
  }
}

/** What brings no results gets its check, for it may be a required one, but no comment of its own. */
export async function whereSpoken(loopRun: LoopRun): Promise<LoopRun> {
  const { action, client, pull, loop } = loopRun;
  const comments = pull === null ? [] : await orWarn(action, () => findComments(client, pull, loop));
  return { ...loopRun, pull: comments === null || comments.length === 0 ? null : pull };
}
