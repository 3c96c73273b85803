import type { TrainingSettings } from './receipt.ts';

/**
 * `retake.request/1`: what `start` asks of the GPU side. It travels as the one input of the dispatched workflow
 * and is treated there as a claim: every field is checked again. Keys are public.
 */
export interface TrainingRequest {
  schema: 'retake.request/1';
  /** What is asked, as a digest: the same id is the same training (`requestId`). */
  id: string;
  /** The loop's name. */
  loop: string;
  /** Of the start run: decides which of two runs may write (`OrderKey`). */
  key: string;
  /** `owner/name` that the loop belongs to. */
  repository: string;
  /** The pull request the results came with; null for a push to a branch without one. */
  pull_request: number | null;
  /** The commit that carries the results: 40 hex digits. The check stands on it. */
  commit: string;
  /** The check run that `start` opened; null where it could not. */
  check_run: number | null;
  /** The login of whoever caused it, for the record. */
  requested_by: string;
  dataset: { digest: string; rows: number; artifact: ArtifactReference | null };
  model: { id: string; revision: string | null };
  settings: TrainingSettings;
  /** ISO 8601. */
  requested_at: string;
}

/** An artifact, pinned: by number and digest, never by name alone. */
export interface ArtifactReference {
  run: number;
  id: number;
  name: string;
  /** sha256 of the uploaded archive, hex. */
  sha256: string;
}
