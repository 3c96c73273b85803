export interface StepFactors {
  rows: number;
  /** Rows on one GPU in one forward pass. */
  batchSize: number;
  gradientAccumulation: number;
  gpus: number;
  /** May be a fraction. */
  epochs: number;
}

/**
 * Optimizer steps of a training run: the arithmetic of the Hugging Face Trainer (5.x,
 * `set_initial_training_values`) without packing and without dropping the last batch. No rows, no steps.
 */
export function optimizerSteps(factors: StepFactors): number {
  const { rows, batchSize, gradientAccumulation, gpus, epochs } = factors;
  if (rows <= 0) return 0;
  const batches = Math.ceil(rows / (batchSize * gpus));
  const updatesPerEpoch = Math.ceil(batches / gradientAccumulation);
  return Math.ceil(epochs * updatesPerEpoch);
}
