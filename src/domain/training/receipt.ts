export interface TrainingSettings {
  method: string;
  epochs: number;
  learning_rate: number;
  batch_size: number;
  gradient_accumulation: number;
  gpus: number;
  max_length: number;
  seed: number;
}

export interface LossPoint {
  step: number;
  /** null where the trainer logged NaN or an infinity. */
  loss: number | null;
}

/** The trained weights. */
export interface ReceiptAdapter {
  path: string;
  /** Over the weight files in name order. */
  sha256: string;
  bytes: number;
  /**
   * Largest absolute value among the weights that start at zero (LoRA's B matrices): 0 when training
   * changed nothing. null where the weights cannot tell, as after a full fine-tune.
   */
  largest_change: number | null;
}

/** `retake.receipt/1`: what the training side proves it did. Checked, never believed. */
export interface Receipt {
  schema: 'retake.receipt/1';
  request_id: string | null;
  trainer: string;
  model: { id: string; revision: string | null };
  dataset_digest: string;
  rows: { used: number; dropped: number };
  /** Of the rows that the held-out loss is measured on; left out where the trainer does not say. */
  held_out_rows?: { used: number; dropped: number };
  /** Optimizer steps: what the trainer meant to do, and what its log shows. */
  steps: { planned: number; done: number };
  /** Tokens trained on, over all epochs; null where the log does not say. */
  tokens: number | null;
  settings: { asked: TrainingSettings; applied: Partial<TrainingSettings> };
  loss: { log: LossPoint[]; held_out: LossPoint[] };
  adapter: ReceiptAdapter | null;
  started_at: string;
  seconds: number;
  gpu: { name: string; count: number; peak_memory_bytes: number | null } | null;
  /** At the runner's price per hour; null where none is known. */
  usd: number | null;
  versions: Record<string, string>;
  /** What the trainer found not to be as one would think, a sentence each. */
  warnings?: string[];
  exit: { code: number; reason: string };
}
