import { type FoundTraining, NOTHING_FOUND } from '../domain/training/receipt-assembly.ts';
import type { IsFresh } from '../training/freshness.ts';
import { findTrainingLog } from '../training/logs/find.ts';
import type { TrainingProgress } from '../training/trainer.ts';

/**
 * What a training that did not come to its end had measured until then: by the log it left in `output`, or by its
 * progress where that tells more. Weights are not looked for: whatever lies there is unfinished.
 */
export function measuredSoFar(
  output: string,
  isFresh: IsFresh,
  told: readonly TrainingProgress[],
): FoundTraining {
  const log = findTrainingLog(output, isFresh);
  const last = told.at(-1);
  if (log !== null && (last === undefined || log.steps.done >= last.step))
    return { ...NOTHING_FOUND, ...log };
  if (last === undefined) return NOTHING_FOUND;
  const measured = told.flatMap(({ step, loss }) => (loss === null ? [] : [{ step, loss }]));
  return {
    ...NOTHING_FOUND,
    steps: { planned: last.steps, done: last.step },
    loss: { log: measured, held_out: log?.loss.held_out ?? [] },
    applied: log?.applied ?? {},
  };
}
