import { expect, test } from 'vitest';
import { answer } from '../../test/builders/answer.ts';
import { outcomes, run } from '../../test/builders/run.ts';
import { comparisonWarnings } from './comparison-warnings.ts';
import { pairRuns } from './pairing.ts';

const codes = (before: ReturnType<typeof outcomes>, after: ReturnType<typeof outcomes>) =>
  comparisonWarnings(run(before), run(after), pairRuns(before, after).pairs).map(({ code, count }) => [
    code,
    count,
  ]);

test('a candidate that fails to answer more often is told of', () => {
  const fine = outcomes('math', 'correct', 'correct', 'error');
  const broken = outcomes('math', 'correct', 'error', 'unscored');
  expect(codes(fine, broken)).toEqual([['more-errors', 1]]);
  expect(codes(broken, fine)).toEqual([]);
  expect(codes(fine, fine)).toEqual([]);
});

test('variants of one question are told of, different questions in one variant are not', () => {
  const variants = ['strict', 'flexible'].map((variant) => answer({ id: '1', variant }));
  expect(codes(variants, variants)).toEqual([['many-variants', 1]]);
  const questions = ['1', '2'].map((id) => answer({ id, variant: 'strict' }));
  expect(codes(questions, questions)).toEqual([]);
});
