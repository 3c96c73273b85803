import { expect, it } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { compareRuns } from '../../../test/builders/compare-runs.ts';
import { benchmarkRun, flipped } from '../../../test/builders/items.ts';

const exam = flipped('math', [
  { items: 1, from: 'correct', to: 'correct' },
  { items: 1, from: 'incorrect', to: 'incorrect' },
  { items: 1, from: 'incorrect', to: 'correct' },
  { items: 1, from: 'correct', to: 'incorrect' },
]);
const listed = (keepRight: boolean) =>
  compareRuns(benchmarkRun(exam.before), benchmarkRun(exam.after), {
    manifest: null,
    sha256,
    keepRight,
  }).changes.map(({ identity }) => identity);

it('lists the most telling first and leaves out what stayed right', () => {
  expect(listed(false)).toEqual(['math/4', 'math/3', 'math/2']);
});

it('lists what stayed right last, where all is asked for', () => {
  expect(listed(true)).toEqual(['math/4', 'math/3', 'math/2', 'math/1']);
});
