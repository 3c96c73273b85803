import type { ExamSettings, JudgePositions } from '../domain/benchmark/exam-report.ts';
import type { Warning } from '../domain/benchmark/item.ts';
import type { GradedCounts } from './graded-counts.ts';

/** A bias of the judge is named from here on. */
const SIGNIFICANT = 0.05;

/** What a reader of the results should know. */
export function examWarnings(
  { errors, truncated, unscored }: Omit<GradedCounts, 'add'>,
  { max_tokens, samples, temperature }: ExamSettings,
  positions: JudgePositions | null,
): Warning[] {
  const warning = (code: string, count: number, message: string): Warning[] =>
    count === 0 ? [] : [{ code, category: null, count, message }];
  return [
    ...warning(
      'answer_error',
      errors,
      `${answers(errors)} could not be had or judged; the same command asks for what is missing`,
    ),
    ...warning(
      'answer_truncated',
      truncated,
      `${answers(truncated)} cut at ${max_tokens} tokens; raise --max-tokens`,
    ),
    ...warning(
      'answer_unscored',
      unscored,
      `${answers(unscored)} could not be graded: no reference that can be checked, or unclear`,
    ),
    ...(samples > 1 && temperature === 0
      ? warning(
          'samples_alike',
          samples,
          'samples at temperature 0 are one answer repeated; raise --temperature',
        )
      : []),
    ...(positions === null ? [] : positionWarning(positions)),
  ];
}

function answers(count: number): string {
  return count === 1 ? 'answer' : 'answers';
}

function positionWarning({ first, second, p }: JudgePositions): Warning[] {
  if (p >= SIGNIFICANT) return [];
  const [more, place] = first > second ? [first, 'first'] : [second, 'second'];
  const message = `of ${first + second} decided judgements chose the answer shown ${place} (p = ${p.toPrecision(2)}): the judge looks at the place`;
  return [{ code: 'judge_position', category: null, count: more, message }];
}
