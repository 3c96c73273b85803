import { describe, expect, it } from 'vitest';
import { finding } from '../../test/builders/finding.ts';
import { flipped } from '../../test/builders/items.ts';
import { judged } from '../../test/builders/judged.ts';
import { SMALL_CATEGORIES } from '../domain/verdict/default-criteria.ts';
import type { Finding } from '../domain/verdict/verdict.ts';
import { keptClause } from './kept.ts';

/** A verdict over categories of so many items each, with these guards. */
function said(sizes: Record<string, number>, guards: Partial<Finding>[]): string {
  const exams = Object.entries(sizes).map(([name, items]) =>
    flipped(name, [{ items, from: 'correct', to: 'correct' }]),
  );
  const { verdict } = judged({
    before: exams.flatMap(({ before }) => before),
    after: exams.flatMap(({ after }) => after),
  });
  const criteria = guards.map((guard) => finding({ kind: 'guard', rule: 'max_drop 10%', ...guard }));
  return keptClause({ ...verdict, criteria: [finding(), ...criteria] });
}

const on = (...categories: (string | null)[]) => categories.map((category) => ({ category }));

describe('what the guards of a PASS add', () => {
  const two = { math: 50, code: 50 };

  it.each<[string, Record<string, number>, Partial<Finding>[], string]>([
    ['no guard', two, [], ''],
    ['a floor', two, [{ rule: '>= 85%' }], ' and every guard held'],
    ['every category', two, on('math', 'code'), ' and no category dropped by more than 10 points'],
    ['the only category', { math: 50 }, on('math'), ' and no category dropped by more than 10 points'],
    ['one of two', two, on('code'), ' and code did not drop by more than 10 points'],
    ['all together', two, on(null), ' and all categories together did not drop by more than 10 points'],
    [
      'not every category',
      { ...two, law: 50 },
      on('math', 'code'),
      ' and no guarded category dropped by more than 10 points',
    ],
    [
      'margins of several sizes',
      two,
      [{ category: 'math' }, { category: 'code', rule: 'max_drop 2.5%' }],
      ' and no category dropped by more than allowed',
    ],
    [
      'small categories as one',
      { ...two, law: 12, art: 9 },
      on('math', 'code', SMALL_CATEGORIES),
      ' and no category dropped by more than 10 points (the smaller ones taken together)',
    ],
    [
      'small categories as one, and a big one unwatched',
      { ...two, law: 12, art: 9 },
      on('math', SMALL_CATEGORIES),
      ' and no guarded category dropped by more than 10 points (the smaller ones taken together)',
    ],
  ])('%s', (_, sizes, guards, words) => {
    expect(said(sizes, guards)).toBe(words);
  });
});
