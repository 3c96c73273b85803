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
  if (key === null || request.loop !== config.name) {
    throw new RetakeError(
      'REQUEST_INVALID',
      `the request is for the loop ${request.loop}, the configuration is ${config.name}'s`,
      {
        hint: 'Pass the same `config` to start and to the training workflow.',
      },
    );
  }
  return {
    action,
    client,
    config,
    loop: request.loop,
    key,
    commit: request.head_sha,
    request: request.request_id,
    pull: request.pull_request,
    head: null,
    training: { label: `training run ${run.id}`, url: run.url },
  };
}
