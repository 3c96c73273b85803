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

/** The open loops of this name: on the heads of open pull requests, and on that of the default branch. */
export async function* openLoops(action: Action, client: Client, config: Config): AsyncGenerator<OpenLoop> {
  const places: { sha: string; pull: number | null }[] = [
    ...(await openPulls(client)).map(({ headSha, number }) => ({ sha: headSha, pull: number })),
    { sha: await branchHead(client, action.trigger.defaultBranch), pull: null },
  ];
  for (const { sha, pull } of places) {
    const check = await findCheck(client, sha, config.name);
    if (check === null || check.conclusion !== null) continue;
    const { key, request, attempt } = check.about;
    const loop = config.name;
    yield {
      loopRun: { action, client, config, loop, key, commit: sha, request, pull, attempt, training: null },
      check,
    };
  }
}

/** The loops of other pull requests that wait for the very run that this one has asked for. */
export async function* othersWaiting({ action, client, config, ...own }: LoopRun): AsyncGenerator<LoopRun> {
  for await (const { loopRun } of openLoops(action, client, config))
    if (loopRun.request === own.request && loopRun.pull !== own.pull) yield loopRun;
}
