import { expect, it } from 'vitest';
import { flipped } from '../../test/builders/items.ts';
import { judged } from '../../test/builders/judged.ts';
import { SMALL_CATEGORIES } from '../domain/verdict/default-criteria.ts';
import { findingScope, scopeName } from './scope-name.ts';

it.each([
  [null, 'all categories'],
  ['math', 'math'],
  ['overall', '"overall"'],
  ['All categories', '"All categories"'],
  [SMALL_CATEGORIES, `"${SMALL_CATEGORIES}"`],
])('%s is called %s', (category, name) => {
  expect(scopeName(category)).toBe(name);
});

it('tells the pooled small categories from a category that is called so', () => {
  const verdictOf = (category: string) =>
    judged(flipped(category, [{ items: 3, from: 'correct', to: 'correct' }])).verdict;
  const pool = { category: SMALL_CATEGORIES };
  expect(findingScope(pool, verdictOf('math'))).toBe('the smaller categories together');
  expect(findingScope(pool, verdictOf(SMALL_CATEGORIES))).toBe(`"${SMALL_CATEGORIES}"`);
});
