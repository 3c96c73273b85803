import { RetakeError } from '../domain/error.ts';
import { parseKey } from '../domain/loop/order-key.ts';
import type { TrainingRequest } from '../domain/training/request.ts';
import { artifactsOfRun, downloadArtifact } from '../github/artifacts.ts';
import type { Client } from '../github/client.ts';

/**
 * Unpacks the dataset of a request: it comes from the start run that the key names, and from no other. Throws
 * REQUEST_INVALID where it is not there.
 */
export async function fetchDataset(client: Client, request: TrainingRequest, folder: string): Promise<void> {
  const run = parseKey(request.key)?.run ?? 0;
  const [artifact] = await artifactsOfRun(client, run, request.dataset.artifact);
  if (artifact === undefined || artifact.run !== run) {
    throw new RetakeError(
      'REQUEST_INVALID',
      `run ${run} has no artifact ${JSON.stringify(request.dataset.artifact)}`,
      {
        hint: 'It may have expired (report.artifact_days). Start the loop again.',
      },
    );
  }
  await downloadArtifact(client, artifact, folder);
}
