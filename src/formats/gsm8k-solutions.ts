import type { BenchmarkItem, Outcome } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { chosenModel } from './chosen-model.ts';
import { fieldsOf, hasKeys, isObject, textAt } from './fields.ts';
import type { Format } from './format.ts';
import { makeItem } from './item.ts';
import { UnreadableRecord } from './unreadable-record.ts';

/** `example_model_solutions.jsonl` of GSM8K: every row holds the answers of several models, chosen with `#model`. */
export const gsm8kSolutions: Format = {
  id: 'gsm8k-solutions',
  title: 'GSM8K example_model_solutions.jsonl',
  recognises: ({ shape, first }) =>
    shape === 'rows' && hasKeys(first, 'question', 'ground_truth') && modelsOf(first).length > 0,
  open({ first, fragment, fileName }) {
    const model = chosenModel(modelsOf(first), fragment, fileName);
    return {
      models: new Set([model]),
      readsEachAlone: true,
      read: (record, place) => [readRow(record, model, place)],
    };
  },
};

function modelsOf(row: unknown): string[] {
  if (!isObject(row)) return [];
  return Object.keys(row).filter((key) => hasKeys(row[key], 'is_correct', 'solution'));
}

function readRow(record: unknown, model: string, place: Place): BenchmarkItem {
  const row = fieldsOf(record);
  const answer = row[model];
  if (!isObject(answer)) throw new UnreadableRecord(`${model} is missing`);
  return makeItem({
    task: 'gsm8k',
    prompt: textAt(row, 'question'),
    response: textAt(answer, 'solution'),
    outcome: outcomeOf(answer.is_correct),
    reference: textAt(row, 'ground_truth'),
    place,
  });
}

function outcomeOf(isCorrect: unknown): Outcome {
  if (typeof isCorrect !== 'boolean') return 'unscored';
  return isCorrect ? 'correct' : 'incorrect';
}
