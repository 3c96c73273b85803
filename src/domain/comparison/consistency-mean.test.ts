import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../statistics/wilson.ts';
import { MeanTally } from './consistency-mean.ts';

const meanOf = (values: number[]) => {
  const tally = new MeanTally();
  for (const value of values) tally.add(value);
  return tally.mean;
};

describe('MeanTally', () => {
  it('is null over nothing', () => {
    expect(meanOf([])).toBeNull();
  });

  // scipy.stats.t.interval(0.95, 4, loc=0.6, scale=sem)
  it('gives the t interval of the mean', () => {
    const mean = meanOf([0.25, 0.5, 0.75, 0.5, 1]);
    expect(mean?.mean).toBeCloseTo(0.6, 12);
    expect(mean?.interval[0]).toBeCloseTo(0.24607130575443, 10);
    expect(mean?.interval[1]).toBeCloseTo(0.95392869424557, 10);
  });

  it('does not take sameness for certainty', () => {
    expect(meanOf([1, 1, 1])).toEqual({ questions: 3, mean: 1, interval: wilsonInterval(1, 3) });
  });
});
