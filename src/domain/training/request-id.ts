import type { Sha256 } from '../benchmark/identity.ts';
import type { TrainingSettings } from './receipt.ts';

const ID_LENGTH = 32;

/** What makes two training runs the same run. */
export interface Asked {
  datasetDigest: string;
  settings: TrainingSettings;
  model: { id: string; revision: string | null };
}

/**
 * Digest of dataset, settings and model revision: the same question asked twice has the same id, so it is trained
 * once. The order of the settings' keys does not matter.
 */
export function requestId({ datasetDigest, settings, model }: Asked, sha256: Sha256): string {
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([datasetDigest, sorted, model.id, model.revision])).slice(0, ID_LENGTH);
}

/** As the training workflow names its run: the id in it finds the run where the API did not tell its number. */
const TITLE = /^retake ([0-9a-z-]{8,64})$/;

/** The request id in a run's title; null where it carries none. */
export function requestIdOfTitle(title: string): string | null {
  return TITLE.exec(title)?.[1] ?? null;
}

/** Where `start` puts the dataset; one name a run and loop. */
export function datasetArtifact(loop: string): string {
  return `retake-dataset-${loop}`;
}

/** Where the GPU side puts receipt and results of its attempt: names are taken once a run, also by a re-run. */
export function resultsArtifact(id: string, attempt: number): string {
  return attempt === 1 ? `retake-results-${id}` : `retake-results-${id}-${attempt}`;
}

/** Where every `start` that asks leaves word of it: so the run finds all who wait for it. */
export function askedArtifact(id: string): string {
  return `retake-asked-${id}`;
}

/** Where `report` puts the verdict, found again by name when the same is asked once more. */
export function verdictArtifact(id: string): string {
  return `retake-verdict-${id}`;
}
