import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Marks } from './marks.ts';

test('what was added is there, and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(100_000)), (numbers) => {
      const marks = new Marks();
      for (const number of numbers) marks.add(number);
      const near = numbers.flatMap((number) => [number - 1, number, number + 1, number + 32]);
      for (const number of near.filter((one) => one >= 0))
        expect(marks.has(number)).toBe(numbers.includes(number));
    }),
  );
});
