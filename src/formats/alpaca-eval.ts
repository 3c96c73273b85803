import type { BenchmarkItem, Outcome } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';
import { ModelFilter } from './chosen-model.ts';
import { type Fields, fieldsOf, hasKeys, numberAt, optionalTextAt, textAt } from './fields.ts';
import type { Format, Summary } from './format.ts';
import { makeItem } from './item.ts';

/** `annotations.json` of AlpacaEval: the model (output 2) against a baseline (output 1), already un-swapped. */
export const alpacaEval: Format = {
  id: 'alpaca-eval',
  title: 'AlpacaEval annotations.json',
  recognises: ({ shape, first }) =>
    shape === 'rows' && hasKeys(first, 'instruction', 'output_1', 'output_2', 'preference'),
  open({ fragment, fileName }) {
    const filter = new ModelFilter(fragment, fileName);
    return {
      models: filter.models,
      read(record, place) {
        const row = fieldsOf(record);
        return filter.accepts(optionalTextAt(row, 'generator_2')) ? [readRow(row, place)] : [];
      },
      finish: () => filter.finish(),
    };
  },
};

function readRow(row: Fields, place: Place): BenchmarkItem {
  const preference = numberAt(row, 'preference');
  const outcome = outcomeOf(preference);
  return makeItem({
    task: 'alpaca_eval',
    category: optionalTextAt(row, 'dataset') ?? 'alpaca_eval',
    prompt: textAt(row, 'instruction'),
    response: textAt(row, 'output_2'),
    opponentResponse: textAt(row, 'output_1'),
    opponent: optionalTextAt(row, 'generator_1'),
    outcome,
    ...(preference === null || outcome === 'error' ? {} : { score: preference === 0 ? 0.5 : preference - 1 }),
    judge: { winner: String(row.preference), reasoning: '', position: 'both' },
    place,
  });
}

/** 1 is the baseline, 2 the model, in between a judge's weighing; 0 is a tie in old files; null a judge that failed. */
function outcomeOf(preference: number | null): Outcome {
  if (preference === null || preference > 2 || (preference < 1 && preference !== 0)) return 'error';
  if (preference === 0 || preference === 1.5) return 'tie';
  return preference > 1.5 ? 'win' : 'loss';
}

/** `model_outputs.json`: answers that were not judged. */
export const alpacaOutputs: Summary = {
  id: 'alpaca-eval-outputs',
  title: 'AlpacaEval model_outputs.json',
  recognises: ({ shape, first }) => shape === 'rows' && hasKeys(first, 'instruction', 'output', 'generator'),
  modelOf: () => null,
  holds: 'answers without a judgement',
  instead: 'annotations.json, written by alpaca_eval evaluate',
};
