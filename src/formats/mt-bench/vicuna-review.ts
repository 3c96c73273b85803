import type { Outcome } from '../../domain/benchmark/item.ts';
import { chosenModel } from '../chosen-model.ts';
import { fieldsOf, hasKeys, idAt, isObject, optionalTextAt } from '../fields.ts';
import type { Format } from '../format.ts';
import { makeItem } from '../item.ts';

/** Vicuna-bench reviews: one game, the first answer always shown first. `#1` or `#2` says which answer is the model's. */
export const vicunaReview: Format = {
  id: 'vicuna-review',
  title: 'Vicuna-bench reviews',
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    hasKeys(first, 'review_id', 'answer1_id', 'answer2_id', 'score') &&
    Array.isArray(first.score),
  open({ fragment, fileName }) {
    const isFirst = chosenModel(['1', '2'], fragment, fileName) === '1';
    return {
      models: new Set(),
      read(record, place) {
        const row = fieldsOf(record);
        const [first, second] = Array.isArray(row.score) ? row.score : [];
        const [own, other] = isFirst ? [first, second] : [second, first];
        const outcome = outcomeOf(own, other);
        const scores = outcome === 'error' ? {} : { scores: { model: Number(own), opponent: Number(other) } };
        const id = idAt(row, 'question_id');
        return [
          makeItem({
            task: 'vicuna_bench',
            id,
            category: isObject(row.metadata) ? optionalTextAt(row.metadata, 'category') : undefined,
            prompt: `Question ${id ?? ''} of Vicuna-bench`,
            response: '',
            outcome,
            judge: {
              winner: JSON.stringify(row.score) ?? '',
              reasoning: optionalTextAt(row, 'text') ?? '',
              position: isFirst ? 'A' : 'B',
              ...scores,
            },
            place,
          }),
        ];
      },
      warnings: () => [
        {
          code: 'answers-missing',
          category: null,
          count: 1,
          message: `${fileName} holds marks but neither questions nor answers, so nothing can be trained on it`,
        },
      ],
    };
  },
};

/** [-1, -1] is a review that could not be parsed. */
function outcomeOf(own: unknown, other: unknown): Outcome {
  if (typeof own !== 'number' || typeof other !== 'number' || !(own >= 0) || !(other >= 0)) return 'error';
  if (own === other) return 'tie';
  return own > other ? 'win' : 'loss';
}
