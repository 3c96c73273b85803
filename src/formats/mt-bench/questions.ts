import { hasKeys, idAt } from '../fields.ts';
import type { Companion } from '../format.ts';

/** `question.jsonl`: the judgements do not say which category a question is of. */
export const mtBenchQuestions: Companion = {
  id: 'mt-bench-questions',
  title: 'MT-bench question.jsonl',
  recognises: ({ shape, first }) => shape === 'rows' && hasKeys(first, 'question_id', 'category', 'turns'),
  *entriesOf(record) {
    if (!hasKeys(record, 'question_id', 'category')) return;
    const id = idAt(record, 'question_id');
    if (id !== null) yield [id, record.category];
  },
  siblingsOf: () => ['question.jsonl'],
};

export function categoryOf(questions: ReadonlyMap<string, unknown> | undefined, id: string): string {
  const category = questions?.get(id);
  return typeof category === 'string' ? category : 'mt_bench';
}
