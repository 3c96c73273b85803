import { describe, expect, test } from 'vitest';
import { binomialMass } from './binomial-tail.ts';
import { signTest } from './sign-test.ts';
import { itemsToSee, smallestVisibleChange } from './smallest-visible-change.ts';

/** The definition of VERDICT.md section 5, summed term by term. */
function powerByDefinition(n: number, psi: number, gain: number): number {
  const share = (psi + gain) / (2 * psi);
  let power = 0;
  for (let flips = 1; flips <= n; flips++) {
    let significant = 0;
    for (let improved = 0; improved <= flips; improved++) {
      if (improved * 2 > flips && signTest(improved, flips - improved) < 0.05) {
        significant += binomialMass(improved, flips, share);
      }
    }
    power += binomialMass(flips, n, psi) * significant;
  }
  return power;
}

describe('smallestVisibleChange', () => {
  test.each([
    [50, 0.2, 0.18],
    [50, 0.4, 0.26],
    [100, 0.2, 0.13],
    [200, 0.2, 0.1],
  ])('%i items, %d of them flipping: %d', (n, discordance, change) => {
    expect(smallestVisibleChange(n, discordance)).toBe(change);
  });

  test.each([
    [30, 0.37],
    [77, 0.25],
    [120, 0.1],
    [150, 0.61],
    [64, 0.99],
  ])('is the first step of the grid that suffices by definition: n = %i, psi = %d', (n, psi) => {
    const change = smallestVisibleChange(n, psi);
    expect(change).not.toBeNull();
    expect(powerByDefinition(n, psi, change as number)).toBeGreaterThanOrEqual(0.8);
    expect(powerByDefinition(n, psi, (change as number) - 0.01)).toBeLessThan(0.8);
  });

  test('takes at least a tenth of the items to flip', () => {
    expect(smallestVisibleChange(200, 0)).toBe(smallestVisibleChange(200, 0.1));
  });

  test('is null where no gain could be seen', () => {
    expect(smallestVisibleChange(0, 0.2)).toBeNull();
    expect(smallestVisibleChange(15, 0.2)).toBeNull();
    expect(smallestVisibleChange(5, 1)).toBeNull();
  });

  test('copes with all items flipping and with very many items', () => {
    expect(smallestVisibleChange(50, 1)).not.toBeNull();
    expect(smallestVisibleChange(100_000, 0.3)).toBe(0.01);
    expect(smallestVisibleChange(10_000, 0.3)).toBe(0.02);
  });
});

test('itemsToSee is the least n whose smallest visible change is small enough', () => {
  const n = itemsToSee(0.1, 0.2);
  expect(smallestVisibleChange(n, 0.2)).toBe(0.1);
  expect(smallestVisibleChange(n - 1, 0.2)).toBeGreaterThan(0.1);
  expect(n).toBeLessThanOrEqual(200);
});
