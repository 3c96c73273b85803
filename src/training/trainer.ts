import type { LossPoint, Receipt, TrainingSettings } from '../domain/receipt.ts';

/** One line of `progress.jsonl`. */
export interface TrainingProgress {
  /** ISO 8601. */
  at: string;
  step: number;
  steps: number;
  loss: number | null;
  tokens_per_second: number | null;
}

/** Everything a trainer is told. */
export interface TrainingJob {
  /** Folder with the dataset's rows and its manifest. */
  dataset: string;
  /** Training files in it, relative to the folder, in manifest order. */
  files: string[];
  model: { id: string; revision: string | null };
  settings: TrainingSettings;
  /** Folder for adapter, checkpoints and logs; exists and is the trainer's own. */
  output: string;
  onProgress: (progress: TrainingProgress) => void;
  /** Aborted by Ctrl-C, a cancelled job or the time limit. */
  signal: AbortSignal;
}

/** What a trainer can say of a run that came to its end. Becomes the receipt. */
export type TrainingOutcome = Pick<Receipt, 'rows' | 'steps' | 'tokens' | 'gpu' | 'versions'> & {
  applied: Partial<TrainingSettings>;
  loss: { log: LossPoint[]; held_out: LossPoint[] };
  /** Path of the trained weights, a file or a folder. */
  adapter: string | null;
};

/** Throws RetakeError TRAINING_FAILED where the run failed. */
export type Trainer = (job: TrainingJob) => Promise<TrainingOutcome>;
