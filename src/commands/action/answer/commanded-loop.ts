import type { Client } from '../../../github/client.ts';
import type { Action } from '../action.ts';
import type { LoopRun } from '../loop-run.ts';
import type { Commanded } from './understand.ts';

/** The loop that a command is about, as our comment tells of it; null where nothing is told of this commit. */
export function commandedLoop(
  action: Action,
  client: Client,
  { comment, pull, config, sticky }: Commanded,
): LoopRun | null {
  if (sticky === null || sticky.marker.commit !== pull.headSha) return null;
  const { key, commit, request, attempt } = sticky.marker;
  return {
    action: { ...action, run: { ...action.run, triggeringActor: comment.author } },
    client,
    config,
    loop: config.name,
    key,
    commit,
    request,
    pull: pull.number,
    attempt,
    training: null,
  };
}
