import { expect, it } from 'vitest';
import { stepsWithoutLoss } from './receipt-loss.ts';

it('names the steps without a loss', () => {
  const losses = [3, null, 1, Number.POSITIVE_INFINITY, Number.NaN];
  expect(stepsWithoutLoss(losses.map((loss, index) => ({ step: index + 1, loss })))).toEqual([2, 4, 5]);
});
