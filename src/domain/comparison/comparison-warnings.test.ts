import { expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import { notedRuns } from '../../../test/builders/noted.ts';
import { outcomes, run } from '../../../test/builders/run.ts';
import type { BenchmarkRun } from '../benchmark/item.ts';
import { comparisonWarnings } from './comparison-warnings.ts';

function warningsOn(old: BenchmarkRun, now: BenchmarkRun) {
  const { notes, before, after, pairing } = notedRuns(old, now);
  return comparisonWarnings(notes, before, after, pairing);
}

const codes = (before: ReturnType<typeof outcomes>, after: ReturnType<typeof outcomes>) =>
  warningsOn(run(before), run(after)).map(({ code, count }) => [code, count]);

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

test('runs that were examined under different settings are told of, by what differs', () => {
  const items = outcomes('math', 'correct', 'correct');
  const under = (...settings: Record<string, string | number | null>[]) => ({ ...run(items), settings });
  const warningsOf = (before: ReturnType<typeof run>, after: ReturnType<typeof run>) =>
    warningsOn(before, after);
  const plain = { temperature: 0, max_tokens: 512, seed: 1, revision: null };
  expect(warningsOf(under(plain), under({ ...plain, seed: 2, revision: 'adapter' }))).toEqual([]);
  expect(warningsOf(under(plain), run(items))).toEqual([]);
  expect(warningsOf(under(plain), under({ ...plain, temperature: 0.7, grader: 'judge big' }))).toEqual([
    {
      code: 'other-settings',
      category: null,
      count: 2,
      message:
        'The two runs were examined under different settings (temperature 0 before, 0.7 after; grader default before, judge big after): what changed may be their doing',
    },
  ]);
  expect(warningsOf(under(plain, { ...plain, max_tokens: 64 }), under(plain))[0]?.message).toContain(
    'max_tokens 512 and 64 before, 512 after',
  );
});
