import type { LossPoint } from './receipt.ts';

/** Steps at which the loss was not a finite number. */
export function stepsWithoutLoss(log: readonly LossPoint[]): number[] {
  return log.filter(({ loss }) => loss === null || !Number.isFinite(loss)).map(({ step }) => step);
}
