import type { LossPoint, TrainingSettings } from '../../domain/training/receipt.ts';

/** What a trainer's own log tells of a run. */
export interface TrainingLog {
  steps: { planned: number; done: number };
  /** As far as the log shows what was applied. */
  applied: Partial<TrainingSettings>;
  loss: { log: LossPoint[]; held_out: LossPoint[] };
  tokens: number | null;
}

/** The last record of each step: a run that was resumed logs some steps twice. In order of the steps. */
export function lastOfEachStep(points: readonly LossPoint[]): LossPoint[] {
  return [...new Map(points.map((point) => [point.step, point])).values()].toSorted(
    (a, b) => a.step - b.step,
  );
}
