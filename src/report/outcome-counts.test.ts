import { expect, it } from 'vitest';
import { outcomeCounts } from './outcome-counts.ts';

it('lists what occurred', () => {
  expect(outcomeCounts({ win: 1200, tie: 0, loss: 3 })).toBe('1,200 win, 3 loss');
  expect(outcomeCounts({})).toBe('');
});
