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

/** `retake.receipt/1`: what the training side proves it did. Checked, never believed. */
export interface Receipt {
  schema: 'retake.receipt/1';
  request_id: string | null;
  trainer: string;
  model: { id: string; revision: string | null };
  dataset_digest: string;
  rows: { used: number; dropped: number };
  steps: { planned: number; done: number };
  settings: { asked: TrainingSettings; applied: Partial<TrainingSettings> };
  loss: { log: LossPoint[]; held_out: LossPoint[] };
  adapter: { path: string; sha256: string; bytes: number } | null;
  started_at: string;
  seconds: number;
  gpu: { name: string; count: number; peak_memory_bytes: number | null } | null;
  usd: number | null;
  versions: Record<string, string>;
  exit: { code: number; reason: string };
}
