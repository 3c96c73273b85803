import type { Config } from '../../../config/load.ts';
import { type CheckRun, findCheck } from '../../../github/checks.ts';
import type { Client } from '../../../github/client.ts';
import { branchHead, openPulls } from '../../../github/pulls.ts';
import type { Action } from '../action.ts';
import type { LoopRun } from '../loop-run.ts';

/** A loop that has not come to its end, with the check that says so. */
export interface OpenLoop {
  loopRun: LoopRun;
  check: CheckRun;
}

/** Where a loop may stand. */
export interface Place {
  sha: string;
  pull: number | null;
}

/** The open loops of this name: on the heads of open pull requests, and on that of the default branch. */
export async function* openLoops(action: Action, client: Client, config: Config): AsyncGenerator<OpenLoop> {
  const places: Place[] = [
    ...(await openPulls(client)).map(({ headSha, number }) => ({ sha: headSha, pull: number })),
    { sha: await branchHead(client, action.trigger.defaultBranch), pull: null },
  ];
  for (const place of places) {
    const check = await findCheck(client, place.sha, config.name);
    if (check === null || check.conclusion !== null) continue;
    yield { loopRun: loopOfCheck(action, client, config, place, check), check };
  }
}

/** The loop that a check of ours tells of. */
export function loopOfCheck(
  action: Action,
  client: Client,
  config: Config,
  { sha, pull }: Place,
  { about: { key, request, attempt } }: CheckRun,
): LoopRun {
  const loop = config.name;
  return { action, client, config, loop, key, commit: sha, request, pull, attempt, training: null };
}
