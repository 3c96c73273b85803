import type { TrainingSettings } from '../../domain/training/receipt.ts';
import { finiteOrNull, isRecord, type Json, numberOr } from '../json-value.ts';
import { lastOfEachStep, type TrainingLog } from './training-log.ts';

/**
 * Reads the `trainer_state.json` that the Hugging Face Trainer keeps (5.x and 4.x). The summary record is told
 * by its `train_loss`; the learning rate applied is the highest that was logged. null where this is no such file.
 */
export function parseTrainerState(state: unknown): TrainingLog | null {
  if (!isRecord(state) || !Array.isArray(state.log_history)) return null;
  const records = state.log_history.filter(isRecord);
  return {
    steps: { planned: numberOr(state.max_steps, 0), done: numberOr(state.global_step, 0) },
    applied: appliedSettings(state, records),
    loss: { log: lossLog(records, 'loss'), held_out: lossLog(records, 'eval_loss') },
    tokens: tokensSeen(state, records),
  };
}

function lossLog(records: Json[], key: 'loss' | 'eval_loss') {
  const points = records
    .filter((record) => key in record)
    .map((record) => ({ step: numberOr(record.step, 0), loss: finiteOrNull(record[key]) }));
  return lastOfEachStep(points);
}

function appliedSettings(state: Json, records: Json[]): Partial<TrainingSettings> {
  const epochs = numberOr(state.num_train_epochs, 0);
  const batchSize = numberOr(state.train_batch_size, 0);
  const rates = records.map((record) => numberOr(record.learning_rate, 0));
  const peak = rates.reduce((highest, rate) => Math.max(highest, rate), 0);
  return {
    ...(epochs > 0 && { epochs }),
    ...(batchSize > 0 && { batch_size: batchSize }),
    ...(peak > 0 && { learning_rate: peak }),
  };
}

/** TRL counts them in its records, transformers in the state where it was told to. */
function tokensSeen(state: Json, records: Json[]): number | null {
  const counted = records.map((record) => numberOr(record.num_tokens, 0));
  const tokens = counted.reduce(
    (most, count) => Math.max(most, count),
    numberOr(state.num_input_tokens_seen, 0),
  );
  return tokens > 0 ? Math.round(tokens) : null;
}
