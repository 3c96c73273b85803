import { expect, it } from 'vitest';
import { fateOf } from './fate.ts';

it.each([
  [0, 1, 'fixed'],
  [1, 0, 'broken'],
  [0.25, 0.5, 'improved'],
  [1, 0.5, 'worsened'],
  [0.5, 0.5, 'still wrong'],
])('from %d to %d: %s', (before, after, fate) => {
  expect(fateOf({ before: { score: before }, after: { score: after } })).toBe(fate);
});
