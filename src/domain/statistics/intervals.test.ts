import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bonettPriceInterval, equalDifferencesInterval } from './bonett-price.ts';
import { changeInterval } from './change-interval.ts';
import { tInterval } from './paired-t.ts';
import { studentQuantile975 } from './student-t.ts';
import { wilsonInterval } from './wilson.ts';

function expectInterval(found: [number, number] | null, low: number, high: number): void {
  expect(found).not.toBeNull();
  expect(Math.abs((found?.[0] ?? Number.NaN) - low)).toBeLessThan(1e-9);
  expect(Math.abs((found?.[1] ?? Number.NaN) - high)).toBeLessThan(1e-9);
}

describe('wilsonInterval', () => {
  test.each([
    [0, 50, 0, 0.07134759913335874],
    [3, 50, 0.020614970348973943, 0.16217091688838173],
    [24, 50, 0.3479713528657804, 0.6148825510995539],
    [50, 50, 0.9286524008666412, 1],
    [17, 20, 0.639581135259243, 0.9476312541037833],
    [515, 1319, 0.3644740968441599, 0.4170567902678588],
  ])('%i of %i', (right, n, low, high) => {
    expectInterval(wilsonInterval(right / n, n), low, high);
  });

  test('holds the rate and stays in [0, 1]', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, rate) => {
          const [low, high] = wilsonInterval(rate, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(rate + 1e-12);
          expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('equalDifferencesInterval', () => {
  test('holds the change that all items share, however small, and stays no wider than it', () => {
    const share = fc.double({ min: 1e-6, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), share, fc.boolean(), (n, size, rose) => {
        const difference = rose ? size : -size;
        const [low, high] = equalDifferencesInterval(rose ? n : 0, rose ? 0 : n, n, difference);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(Math.max(-low, high)).toBeLessThanOrEqual(size);
      }),
    );
  });

  test('is the interval of the share where nothing moved, and where all moved from wrong to right', () => {
    expect(equalDifferencesInterval(0, 0, 50, 0)).toEqual(bonettPriceInterval(0, 0, 50));
    expect(equalDifferencesInterval(50, 0, 50, 1)).toEqual(bonettPriceInterval(50, 0, 50));
  });
});

describe('bonettPriceInterval', () => {
  test.each([
    [0, 0, 50, -0.053303993244218376, 0.053303993244218376],
    [6, 0, 50, 0.013493838437497713, 0.21727539233173304],
    [3, 10, 50, -0.275934777835649, 0.006704008604879769],
    [1, 28, 50, -0.6745493549534657, -0.36391218350807286],
    [293, 64, 1319, 0.14684129836445156, 0.1998657417566688],
  ])('%i fixed, %i broken of %i', (fixed, broken, n, low, high) => {
    expectInterval(bonettPriceInterval(fixed, broken, n), low, high);
  });

  test('is clamped, and mirrored when before and after are swapped', () => {
    expect(bonettPriceInterval(1, 0, 1)[1]).toBe(1);
    const [low, high] = bonettPriceInterval(7, 2, 31);
    expect(bonettPriceInterval(2, 7, 31)).toEqual([-high, -low]);
  });
});

describe('tInterval', () => {
  const differences = [0.1, -0.2, 0.35, 0, 0.05, 0.4, -0.15, 0.2, 0.3, -0.05];
  const squares = differences.reduce((sum, value) => sum + (value - 0.1) ** 2, 0);

  test('gives the 95 % interval of the mean difference', () => {
    const interval = tInterval(0.1, squares, 10, studentQuantile975(9));
    expectInterval(interval, -0.04891341486047615, 0.24891341486047616);
  });

  test('is null where no spread was seen', () => {
    expect(tInterval(0.1, 0, 3, studentQuantile975(2))).toBeNull();
  });

  test('never leaves [-1, 1]', () => {
    expect(tInterval(0, 2, 2, studentQuantile975(1))).toEqual([-1, 1]);
  });
});

describe('changeInterval', () => {
  const none = { items: 10, rose: 0, fell: 0, mean: 0, squares: 0, alike: 0 };

  test('is that of proportions for what is right or wrong, whatever its spread', () => {
    const changes = { ...none, isBinary: true, rose: 6, mean: 0.6, squares: 2.4, alike: 1 };
    expect(changeInterval(changes)).toEqual(bonettPriceInterval(6, 0, 10));
  });

  test('is that of a mean for scores that spread', () => {
    const changes = { ...none, isBinary: false, rose: 6, fell: 3, mean: 0.1, squares: 0.39 };
    const expected = tInterval(0.1, 0.39, 10, studentQuantile975(9));
    expect(changeInterval(changes)).toEqual(expected);
    expect(changeInterval(changes, () => studentQuantile975(9))).toEqual(expected);
  });

  test.each([
    ['all scores changed alike', 10],
    ['there is one score', 1],
  ])('is that of how many moved where %s', (_, items) => {
    const changes = { ...none, isBinary: false, items, rose: items, mean: 0.5, alike: 0.5 };
    expect(changeInterval(changes)).toEqual(equalDifferencesInterval(items, 0, items, 0.5));
  });
});
