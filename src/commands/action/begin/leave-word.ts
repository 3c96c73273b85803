import { join } from 'node:path';
import { RetakeError } from '../../../domain/error.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { askedArtifact } from '../../../domain/training/request-id.ts';
import { uploadArtifact } from '../../../github/upload.ts';
import { writeJson } from '../../../results/write.ts';
import type { LoopRun } from '../loop-run.ts';

/** The request, in the artifact of that name. */
export const ASKED_FILE = 'request.json';
/** A queued job lives a day, a training at most five. */
const DAYS = 7;

/**
 * Leaves word of who asks for a training that is dispatched, before it is asked for: whichever run trains it tells all of
 * them. Where that cannot be left the reaper tells.
 */
export async function leaveWord({ action }: LoopRun, request: TrainingRequest): Promise<void> {
  const root = join(action.run.temp, 'retake', 'asked');
  writeJson(join(root, ASKED_FILE), request);
  try {
    await uploadArtifact(askedArtifact(request.request_id), [join(root, ASKED_FILE)], root, DAYS);
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    // A re-run of this job: the word of its first attempt is there.
    action.log.line(`no word was left of this request: ${error.message}`);
  }
}
