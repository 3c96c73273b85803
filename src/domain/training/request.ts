import type { TrainingSettings } from './receipt.ts';

/**
 * `retake.request/1`: what `start` asks of the GPU side. It travels as the one input of the dispatched workflow
 * and is treated there as a claim: every field is checked again. Keys are public.
 */
export interface TrainingRequest {
  schema: 'retake.request/1';
  /** What is asked, as a digest: the same id is the same training (`requestId`). */
  request_id: string;
  /** The loop's name. */
  loop: string;
  /** ORDER.RUNID.ATTEMPT of the start run: tells the older of two runs from the younger, and where its artifacts lie. */
  key: string;
  /** The commit that carries the results: 40 hex digits. */
  results_commit: string;
  /** The commit that the check stands on. */
  head_sha: string;
  /** `owner/name` that the loop belongs to. */
  repository: string;
  /** The pull request the results came with; null for a push to a branch without one. */
  pull_request: number | null;
  /** The check run that `start` opened; null where it could not. */
  check_run: number | null;
  dataset: { digest: string; artifact: string; rows: number };
  model: { id: string; revision: string | null };
  settings: TrainingSettings;
  budget: { minutes: number; usd_per_hour: number | null; usd: number | null; runs_per_day: number };
  /** The login of whoever caused it, for the record. */
  requested_by: string;
  /** ISO 8601. */
  created_at: string;
}
