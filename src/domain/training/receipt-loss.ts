import type { LossPoint } from './receipt.ts';

export interface LossTrend {
  /** Mean loss of the first tenth of the log, at least one record. */
  first: number;
  /** Mean loss of the last tenth. */
  last: number;
  records: number;
}

/**
 * First and last tenth of a loss log, for the rule `decreases` (VERDICT.md section 6). null where nothing
 * was logged or any record is not finite: such a loss has no trend.
 */
export function lossTrend(log: readonly LossPoint[]): LossTrend | null {
  const losses = log.map((point) => point.loss);
  if (losses.length === 0 || !losses.every(isNumber)) return null;
  const tenth = Math.max(1, Math.floor(losses.length / 10));
  return { first: mean(losses.slice(0, tenth)), last: mean(losses.slice(-tenth)), records: losses.length };
}

/** Steps at which the loss was not a finite number. */
export function stepsWithoutLoss(log: readonly LossPoint[]): number[] {
  return log.filter((point) => !isNumber(point.loss)).map((point) => point.step);
}

function isNumber(loss: number | null): loss is number {
  return loss !== null && Number.isFinite(loss);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
