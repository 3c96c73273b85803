import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Series } from './series.ts';

test('numbers come back from the smallest to the largest', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (numbers) => {
      const series = new Series();
      for (const number of numbers) series.push(number);
      expect(series.length).toBe(numbers.length);
      expect([...series.sorted()]).toEqual([...new Float64Array(numbers).sort()]);
    }),
  );
});
