import { hasKeys, isObject } from '../fields.ts';
import type { Summary } from '../format.ts';

/** Answers of FastChat and arena-hard: nobody has judged them yet. */
export const fastChatAnswers: Summary = {
  id: 'fastchat-answers',
  title: 'FastChat and arena-hard model answers',
  recognises: ({ shape, first }) => {
    if (shape !== 'rows') return false;
    if (hasKeys(first, 'question_id', 'choices')) {
      return Array.isArray(first.choices) && isObject(first.choices[0]) && 'turns' in first.choices[0];
    }
    return hasKeys(first, 'uid', 'messages', 'model');
  },
  modelOf: (row) => {
    if (!isObject(row)) return null;
    const model = row.model_id ?? row.model;
    return typeof model === 'string' ? model : null;
  },
  holds: 'answers without a judgement',
  instead: 'the judgement files (model_judgment/*.jsonl), written by gen_judgment.py',
};
