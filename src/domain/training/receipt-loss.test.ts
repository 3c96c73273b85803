import { describe, expect, it } from 'vitest';
import { lossTrend, stepsWithoutLoss } from './receipt-loss.ts';

const log = (losses: (number | null)[]) => losses.map((loss, index) => ({ step: index + 1, loss }));

describe('lossTrend', () => {
  it('compares the first tenth with the last', () => {
    const losses = Array.from({ length: 20 }, (_, i) => 20 - i);
    expect(lossTrend(log(losses))).toEqual({ first: 19.5, last: 1.5, records: 20 });
  });

  it('takes one record at least', () => {
    expect(lossTrend(log([3, 2, 1]))).toEqual({ first: 3, last: 1, records: 3 });
  });

  it('has none without records, or with one that is no number', () => {
    expect(lossTrend([])).toBeNull();
    expect(lossTrend(log([3, null, 1]))).toBeNull();
    expect(lossTrend(log([3, Number.NaN, 1]))).toBeNull();
  });
});

it('names the steps without a loss', () => {
  expect(stepsWithoutLoss(log([3, null, 1, Number.POSITIVE_INFINITY]))).toEqual([2, 4]);
});
