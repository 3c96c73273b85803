import { EXIT } from '../../../domain/error.ts';
import { findCheck } from '../../../github/checks.ts';
import type { Client } from '../../../github/client.ts';
import type { Pull } from '../../../github/event.ts';
import { getPull } from '../../../github/pulls.ts';
import type { Action } from '../action.ts';
import { branchConfig } from '../action-config.ts';
import { endClosed } from './end-closed.ts';
import { loopOfCheck } from './open-loops.ts';

/**
 * A pull request was closed: what trains for it alone is cancelled. What was merged trains on, since a start on the
 * branch that it went into asks for the same training. Resolves to the exit code.
 */
export async function closePull(action: Action, client: Client, { number }: Pull): Promise<number> {
  action.log.notice(await outcome(action, client, number));
  return EXIT.done;
}

async function outcome(action: Action, client: Client, number: number): Promise<string> {
  // Asked, never taken from the event: it may be open again.
  const { abandoned, headSha } = await getPull(client, number);
  if (!abandoned) return 'nothing to do: the pull request is merged, or open again';
  const config = await branchConfig(action, client);
  const check = await findCheck(client, headSha, config.name);
  if (check === null || check.conclusion !== null || check.about.request === null)
    return 'nothing to do: the pull request is closed';
  const loopRun = loopOfCheck(action, client, config, { sha: headSha, pull: number }, check);
  return (await endClosed(loopRun, action.run.triggeringActor))
    ? 'the pull request was closed: its training is cancelled'
    : 'the pull request was closed; its training goes on, since another waits for it';
}
