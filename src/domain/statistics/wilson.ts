import { Z_975 } from './normal.ts';

/** 95 % interval of a single rate in [0, 1] over n > 0 items (Wilson 1927). */
export function wilsonInterval(rate: number, n: number): [number, number] {
  const z2 = Z_975 * Z_975;
  const centre = (rate + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z_975 * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  // At the ends the formula gives exactly 0 and 1 on paper, not in floating point.
  return [rate === 0 ? 0 : Math.max(0, centre - half), rate === 1 ? 1 : Math.min(1, centre + half)];
}
