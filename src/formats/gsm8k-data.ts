import { hasKeys } from './fields.ts';
import type { Summary } from './format.ts';

/** GSM8K's own questions and answers: no model has answered them. */
export const gsm8kData: Summary = {
  id: 'gsm8k-data',
  title: 'GSM8K train.jsonl and test.jsonl',
  recognises: ({ shape, first }) =>
    shape === 'rows' &&
    hasKeys(first, 'question', 'answer') &&
    typeof first.answer === 'string' &&
    first.answer.includes('####'),
  modelOf: () => null,
  holds: "questions with their right answers, no model's",
  instead: 'the results of a model that answered them',
};
