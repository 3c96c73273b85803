import { finiteOrNull, isRecord, numberOr } from '../json-value.ts';
import type { TrainingProgress } from '../trainer.ts';
import { parseLenientJson } from './lenient-json.ts';
import { lastOfEachStep, type TrainingLog } from './training-log.ts';

/** A line of `trainer_log.jsonl`, as LLaMA-Factory and our own trainer write it. */
export interface TrainerLogLine extends TrainingProgress {
  learningRate: number | null;
  /** null where the line is not about the training loss, as after an evaluation. */
  loss: number | null;
  isTraining: boolean;
  heldOutLoss: number | null;
}

/** null where the line is not of this kind; a last line may have been cut off while it was written. */
export function parseTrainerLogLine(line: string): TrainerLogLine | null {
  let value: unknown;
  try {
    value = parseLenientJson(line);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value.current_steps !== 'number') return null;
  return {
    at: typeof value.at === 'string' ? value.at : '',
    step: value.current_steps,
    steps: numberOr(value.total_steps, 0),
    isTraining: 'loss' in value,
    loss: finiteOrNull(value.loss),
    heldOutLoss: finiteOrNull(value.eval_loss),
    learningRate: finiteOrNull(value.lr ?? value.learning_rate),
    tokens_per_second: finiteOrNull(value.tokens_per_second ?? value.throughput),
  };
}

/** Reads a whole `trainer_log.jsonl`; null where no line of it is about a step. */
export function parseTrainerLog(text: string): TrainingLog | null {
  const lines = text.split('\n').flatMap((line) => parseTrainerLogLine(line) ?? []);
  const last = lines.at(-1);
  if (last === undefined) return null;
  const peak = lines.reduce((highest, line) => Math.max(highest, line.learningRate ?? 0), 0);
  const heldOut = lines.filter((line) => line.heldOutLoss !== null);
  return {
    steps: { planned: last.steps, done: last.step },
    applied: peak > 0 ? { learning_rate: peak } : {},
    loss: {
      log: lastOfEachStep(lines.filter((line) => line.isTraining).map(({ step, loss }) => ({ step, loss }))),
      held_out: lastOfEachStep(heldOut.map(({ step, heldOutLoss }) => ({ step, loss: heldOutLoss }))),
    },
    tokens: null,
  };
}
