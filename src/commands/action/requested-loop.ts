import type { Config } from '../../config/load.ts';
import { RetakeError } from '../../domain/error.ts';
import { parseKey } from '../../domain/loop/order-key.ts';
import type { TrainingRequest } from '../../domain/training/request.ts';
import type { Client } from '../../github/client.ts';
import type { Action } from './action.ts';
import type { LoopRun } from './loop-run.ts';

/** The loop that a request belongs to, as the jobs of the training workflow see it. */
export function requestedLoop(
  action: Action,
  client: Client,
  config: Config,
  request: TrainingRequest,
  run: { id: number; url: string },
): LoopRun {
  const key = parseKey(request.key);
  if (key === null) throw new RetakeError('REQUEST_INVALID', 'the key of the request is none');
  return {
    action,
    client,
    config,
    loop: request.loop,
    key,
    commit: request.head_sha,
    request: request.request_id,
    pull: request.pull_request,
    attempt: action.run.key.attempt,
    training: { label: `training run ${run.id}`, url: run.url },
  };
}

/** Another loop's commands and criteria are not these: nothing is trained or judged, and its check and comment say so. */
export function refuseOtherLoop({ loop, config }: LoopRun): void {
  if (loop === config.name) return;
  throw new RetakeError(
    'REQUEST_INVALID',
    `the request is for the loop ${loop}, the configuration is ${config.name}'s`,
    { hint: 'Pass the same `config` to start and to the training workflow. Was it renamed? Start it again.' },
  );
}
