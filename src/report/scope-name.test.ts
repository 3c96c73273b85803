import { expect, it } from 'vitest';
import { flipped } from '../../test/builders/items.ts';
import { judged } from '../../test/builders/judged.ts';
import { findingScope, scopeName } from './scope-name.ts';

it.each([
  [null, 'all categories'],
  ['math', 'math'],
  ['overall', '"overall"'],
  ['All categories', '"All categories"'],
  ['small categories', '"small categories"'],
])('%s is called %s', (category, name) => {
  expect(scopeName(category)).toBe(name);
});

it('tells the pooled small categories from a category that is called so', () => {
  const verdictOf = (category: string) =>
    judged(flipped(category, [{ items: 3, from: 'correct', to: 'correct' }])).verdict;
  const pool = { category: 'small categories' };
  expect(findingScope(pool, verdictOf('math'))).toBe('smaller categories together');
  expect(findingScope(pool, verdictOf('small categories'))).toBe('"small categories"');
});
