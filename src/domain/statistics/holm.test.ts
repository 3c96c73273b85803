import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holm } from './holm.ts';

test('adjusts in the order given', () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [index, p] of [0.03, 0.06, 0.06, 0.02].entries()) {
    expect(Math.abs((adjusted[index] ?? Number.NaN) - p)).toBeLessThan(1e-9);
  }
});

test('leaves one p alone, and none alone too', () => {
  expect(holm([0.2])).toEqual([0.2]);
  expect(holm([])).toEqual([]);
});

test('never lowers a p, never exceeds 1, and keeps the order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (pValues) => {
      const adjusted = holm(pValues);
      for (const [i, p] of pValues.entries()) {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        for (const [j, other] of pValues.entries()) {
          if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number);
        }
      }
    }),
  );
});
