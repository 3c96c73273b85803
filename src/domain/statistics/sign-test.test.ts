import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signTest } from './sign-test.ts';

describe('signTest', () => {
  test.each([
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [0, 6, 0.03125],
    [8, 1, 0.0390625],
    [9, 2, 0.0654296875],
    [10, 2, 0.03857421875],
    [12, 4, 0.076812744140625],
    [10, 3, 0.09228515625],
    [15, 5, 0.04138946533203125],
    [14, 8, 0.28627872467041016],
    [293, 64, 3.928874710490944e-36],
    [335, 37, 3.430926923938468e-61],
  ])('%i improved, %i worsened: p = %d', (improved, worsened, p) => {
    expect(Math.abs(signTest(improved, worsened) / p - 1)).toBeLessThan(1e-9);
  });

  test('depends on the split alone, is a probability, and falls as the split grows more uneven', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
        const p = signTest(a, b);
        expect(p).toBe(signTest(b, a));
        expect(p).toBeLessThanOrEqual(1);
        expect(p).toBeGreaterThanOrEqual(0);
        if (a > b && b > 0) expect(signTest(a + 1, b - 1)).toBeLessThanOrEqual(p);
      }),
    );
  });

  test('counts up to a thousand flips and sums beyond, to the same precision', () => {
    // Exact values, by integer arithmetic.
    expect(signTest(545, 455) / 0.004861736391874119).toBeCloseTo(1, 10);
    expect(signTest(545, 456) / 0.005386245623571101).toBeCloseTo(1, 10);
    expect(signTest(900, 700) / 6.319484959450139e-7).toBeCloseTo(1, 10);
    expect(signTest(6, 0)).toBe(0.03125);
  });

  test('stays exact where factorials overflow', () => {
    // Normal approximation with continuity correction, good to a few per cent at this size.
    expect(signTest(50_400, 49_600)).toBeCloseTo(0.01154, 4);
    expect(signTest(50_000, 50_000)).toBe(1);
    expect(signTest(100_000, 0)).toBe(0);
  });
});
