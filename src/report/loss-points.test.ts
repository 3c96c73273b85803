import { expect, it } from 'vitest';
import { drawnLosses, fivePoints } from './loss-points.ts';

const log = (losses: (number | null)[]) => losses.map((loss, index) => ({ step: index + 1, loss }));

it('draws finite losses only, and none beyond a million', () => {
  expect(drawnLosses(log([1.5, null, Number.NaN, 2e6, -2e6]))).toEqual([
    { step: 1, loss: 1.5 },
    { step: 4, loss: 1e6 },
    { step: 5, loss: -1e6 },
  ]);
});

it('shows five points of a long log, and all of a short one', () => {
  expect(fivePoints(log(Array(9).fill(1))).map(({ step }) => step)).toEqual([1, 3, 5, 7, 9]);
  expect(fivePoints(log([1, 2]))).toHaveLength(2);
});
