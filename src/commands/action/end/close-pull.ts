import type { Config } from '../../../config/load.ts';
import { EXIT } from '../../../domain/error.ts';
import { findCheck } from '../../../github/checks.ts';
import type { Client } from '../../../github/client.ts';
import type { Pull } from '../../../github/event.ts';
import { getPull } from '../../../github/pulls.ts';
import type { Action } from '../action.ts';
import { branchConfig, loopsLedTo } from '../action-config.ts';
import { endClosed } from './end-closed.ts';
import { loopOfCheck, type Place } from './open-loops.ts';

/**
 * A pull request was closed: what trains for it alone is cancelled, also the loops that followed. What was merged trains
 * on, since a start on the branch that it went into asks for the same training. Resolves to the exit code.
 */
export async function closePull(action: Action, client: Client, { number }: Pull): Promise<number> {
  // Asked, never taken from the event: it may be open again.
  const { abandoned, headSha } = await getPull(client, number);
  if (abandoned) {
    for await (const { action: own, config } of loopsLedTo(action, (one) => branchConfig(one, client)))
      action.log.notice(await outcome(own, client, config, { sha: headSha, pull: number }));
  } else action.log.notice('nothing to do: the pull request is merged, or open again');
  return EXIT.done;
}

async function outcome(action: Action, client: Client, config: Config, place: Place): Promise<string> {
  const check = await findCheck(client, place.sha, config.name);
  if (check === null || check.conclusion !== null || check.about.request === null)
    return `the pull request is closed: nothing is under way for ${config.name}`;
  const ended = await endClosed(
    loopOfCheck(action, client, config, place, check),
    action.run.triggeringActor,
  );
  return ended
    ? `the pull request was closed: the training of ${config.name} is cancelled`
    : `the pull request was closed; the training of ${config.name} goes on, since another waits for it`;
}
