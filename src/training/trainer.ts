import type { TrainingSettings } from '../domain/training/receipt.ts';
import type { FoundTraining } from '../domain/training/receipt-assembly.ts';

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
  /** Receives each line that the trainer prints, where anyone wants to see it. */
  onLog?: (line: string) => void;
  /** Aborted by Ctrl-C, a cancelled job or the time limit. */
  signal: AbortSignal;
}

/** What a trainer can say of a run that came to its end. Becomes the receipt. */
export type TrainingOutcome = FoundTraining;

/** Throws RetakeError TRAINING_FAILED where the run failed. */
export type Trainer = (job: TrainingJob) => Promise<TrainingOutcome>;
