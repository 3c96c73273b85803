import type { TrainingSettings } from './receipt.ts';

/** The settings that decide how many steps there are; `epochs` may be a fraction. */
export type StepSettings = Pick<TrainingSettings, 'batch_size' | 'gradient_accumulation' | 'gpus' | 'epochs'>;

/**
 * Optimizer steps of a training run: the arithmetic of the Hugging Face Trainer (5.x,
 * `set_initial_training_values`) without packing and without dropping the last batch. No rows, no steps.
 */
export function optimizerSteps(rows: number, settings: StepSettings): number {
  const { batch_size, gradient_accumulation, gpus, epochs } = settings;
  if (rows <= 0) return 0;
  const batches = Math.ceil(rows / (batch_size * gpus));
  const updatesPerEpoch = Math.ceil(batches / gradient_accumulation);
  return Math.ceil(epochs * updatesPerEpoch);
}
