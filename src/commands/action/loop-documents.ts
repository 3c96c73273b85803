import { RequestSchema } from '../../config/schemas/request.ts';
import { RetakeError } from '../../domain/error.ts';
import type { TrainingRequest } from '../../domain/training/request.ts';
import { requestId } from '../../domain/training/request-id.ts';
import type { Run } from '../../github/runner.ts';
import { sha256 } from '../../results/hash.ts';
import type { Action } from './action.ts';

/** Inputs of a dispatch are bounded by GitHub; a request is far smaller. */
const LONGEST_REQUEST = 20_000;

/**
 * The request this job was dispatched with. Whoever may dispatch may have written it: it must be of the published
 * shape, of this repository, and its id must be the digest of what it asks. Throws REQUEST_INVALID.
 */
export function readRequest({ inputs, run }: Action): TrainingRequest {
  return requestIn(inputs.request ?? refuse('the input request is empty'), run);
}

/** The request that a text holds, checked as above. */
export function requestIn(text: string, run: Pick<Run, 'repository'>): TrainingRequest {
  if (text.length > LONGEST_REQUEST) refuse(`it has ${text.length} characters`);
  const checked = RequestSchema.safeParse(parse(text));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    refuse(`${issue?.path.join('.') || 'the document'}: ${issue?.message}`);
  }
  const request: TrainingRequest = checked.data ?? refuse('it is empty');
  if (request.repository.toLowerCase() !== run.repository.toLowerCase()) {
    refuse(`it is about ${request.repository}, this is ${run.repository}`);
  }
  if (idOf(request) !== request.request_id) refuse('its id is not the digest of what it asks for');
  return request;
}

/** The id that a request must have. */
export function idOf({ dataset, settings, model }: TrainingRequest): string {
  return requestId({ datasetDigest: dataset.digest, settings, model }, sha256);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('it is no JSON');
  }
}

function refuse(why: string): never {
  throw new RetakeError('REQUEST_INVALID', `the training request is refused: ${why}`, {
    hint: 'Requests are written by the command start; nothing was downloaded and nothing was run.',
  });
}
