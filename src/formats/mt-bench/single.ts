import type { BenchmarkItem } from '../../domain/benchmark/item.ts';
import { outcomeOfScore } from '../../domain/benchmark/item.ts';
import type { Place } from '../../domain/benchmark/place.ts';
import { ModelFilter } from '../chosen-model.ts';
import { type Fields, fieldsOf, hasKeys, idAt, numberAt, textAt } from '../fields.ts';
import type { FileContext, Format } from '../format.ts';
import type { Grade } from '../grade.ts';
import { makeItem } from '../item.ts';
import { readJudgePrompt } from './judge-prompt.ts';
import { categoryOf, mtBenchQuestions } from './questions.ts';

/** Marks from 1 to 10 for single answers. One file can hold many models. */
export const mtBenchSingle: Format = {
  id: 'mt-bench-single',
  title: 'MT-bench single judgements (gpt-4_single.jsonl)',
  recognises: ({ shape, first }) =>
    shape === 'rows' && hasKeys(first, 'question_id', 'model', 'score', 'judgment', 'turn', 'user_prompt'),
  companions: [mtBenchQuestions],
  open({ fragment, fileName, companions }: FileContext) {
    const filter = new ModelFilter(fragment, fileName);
    const questions = companions.get(mtBenchQuestions.id);
    return {
      models: filter.models,
      read(record, place) {
        const row = fieldsOf(record);
        return filter.accepts(textAt(row, 'model')) ? [readRow(row, questions, place)] : [];
      },
      finish: () => filter.finish(),
    };
  },
};

function readRow(
  row: Fields,
  questions: ReadonlyMap<string, unknown> | undefined,
  place: Place,
): BenchmarkItem {
  const shown = readJudgePrompt(textAt(row, 'user_prompt'));
  const id = idAt(row, 'question_id') ?? '';
  return makeItem({
    task: 'mt_bench',
    id,
    category: categoryOf(questions, id),
    prompt: shown.question,
    response: shown.answerA,
    reference: shown.reference,
    variant: `turn ${numberAt(row, 'turn') ?? 1}`,
    ...gradeOfMark(numberAt(row, 'score')),
    place,
  });
}

const BEST = 10;

/** -1 is a judgement that could not be parsed. */
function gradeOfMark(mark: number | null): Grade {
  if (mark === null || mark < 0 || mark > BEST) return { outcome: 'unscored', score: null };
  const score = mark / BEST;
  return { outcome: outcomeOfScore(score), score };
}
