import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exponential } from './exponential.ts';

it('is e^x for x <= 0', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: 0, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
    }),
  );
  expect(exponential(0)).toBe(1);
  expect(exponential(-Infinity)).toBe(0);
});
