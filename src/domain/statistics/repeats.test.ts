import { expect, test } from 'vitest';
import { passAll, passAny } from './repeats.ts';

test.each([
  [4, 3, 1, 0.75],
  [4, 3, 2, 0.5],
  [4, 1, 2, 0],
  [5, 5, 5, 1],
])('passAll: %i answers, %i right, %i drawn', (n, c, k, chance) => {
  expect(passAll(n, c, k)).toBeCloseTo(chance, 12);
});

test.each([
  [4, 1, 1, 0.25],
  [4, 1, 2, 0.5],
  [10, 3, 8, 1],
  [5, 0, 5, 0],
])('passAny: %i answers, %i right, %i drawn', (n, c, k, chance) => {
  expect(passAny(n, c, k)).toBeCloseTo(chance, 12);
});
