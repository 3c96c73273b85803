import { expect, test } from 'vitest';
import type { CategoryCounts, Manifest } from './dataset.ts';
import { sumCategories, sumTargets } from './merge-counts.ts';

const counts = (items: number): CategoryCounts => ({
  items,
  outcomes: { correct: items },
  selected: 0,
  audit: { confirmed: 0, 'already-right': 0, ambiguous: 0, unverifiable: 0 },
  held_out: 0,
  examples: 0,
  replay: 0,
});
const part = (category: string, items: number) => ({
  manifest: { categories: Object.fromEntries([[category, counts(items)]]) } as Manifest,
  training: [],
  heldOutAlready: [],
});

test.each(['math', 'constructor', '__proto__'])('adds up a category called %s', (category) => {
  const sums = sumCategories([part(category, 2), part(category, 3)]);
  expect(Object.entries(sums)).toEqual([[category, counts(5)]]);
});

test('adds up rows by whose answer they hold, in the order of the first of each', () => {
  expect(
    sumTargets([
      ['reference', 3],
      ['gpt-4', 1],
      ['reference', 2],
    ]),
  ).toEqual([
    { source: 'reference', rows: 5 },
    { source: 'gpt-4', rows: 1 },
  ]);
});
