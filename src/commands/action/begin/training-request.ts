import { type Config, DEFAULT_CONFIG_PATH } from '../../../config/load.ts';
import { RetakeError } from '../../../domain/error.ts';
import { formatKey } from '../../../domain/loop/order-key.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { requestId } from '../../../domain/training/request-id.ts';
import { sha256 } from '../../../results/hash.ts';
import { trainingSettings } from '../../training-settings.ts';
import type { LoopRun } from '../loop-run.ts';
import type { Prepared } from './prepare.ts';

/** What the configuration would have trained on this dataset. */
export function askedId({ manifest }: Pick<Prepared, 'manifest'>, config: Config): string {
  const asked = {
    datasetDigest: manifest.digest,
    settings: trainingSettings(config),
    model: modelOf(config),
  };
  return requestId(asked, sha256);
}

export function modelOf({ training }: Config): { id: string; revision: string | null } {
  if (training.model !== null) return { id: training.model, revision: training.revision };
  throw new RetakeError('CONFIG_INVALID', 'training.model is not set', {
    hint: 'Name the model to train in the configuration.',
  });
}

/** The request, as it travels. */
export function makeRequest(
  loopRun: LoopRun & { request: string },
  { manifest, rows }: Pick<Prepared, 'manifest' | 'rows'>,
  artifact: string,
  checkRun: number | null,
): TrainingRequest {
  const { action, config, loop, key, commit, pull, request } = loopRun;
  const { minutes, usd_per_hour, usd, runs_per_day } = config.training.budget;
  return {
    schema: 'retake.request/1',
    request_id: request,
    loop,
    key: formatKey(key),
    results_commit: commit,
    head_sha: commit,
    repository: action.run.repository,
    pull_request: pull,
    check_run: checkRun,
    dataset: { digest: manifest.digest, artifact, rows },
    model: modelOf(config),
    settings: trainingSettings(config),
    budget: { minutes, usd_per_hour, usd, runs_per_day },
    requested_by: action.run.triggeringActor || 'unknown',
    created_at: action.context.now().toISOString(),
  };
}

/** What the training workflow is started with. */
export function inputsFor({ action }: LoopRun, request: TrainingRequest): Record<string, string> {
  return {
    request: JSON.stringify(request),
    'request-id': request.request_id,
    config: action.inputs.config ?? DEFAULT_CONFIG_PATH,
  };
}
