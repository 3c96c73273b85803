import { Z_975 } from './normal.ts';

/** 95 % interval of a change between paired proportions: adjusted Wald (Bonett & Price 2012), within [-1, 1]. */
export function bonettPriceInterval(fixed: number, broken: number, n: number): [number, number] {
  const p12 = (fixed + 1) / (n + 2);
  const p21 = (broken + 1) / (n + 2);
  const difference = p12 - p21;
  const half = Z_975 * Math.sqrt((p12 + p21 - difference * difference) / (n + 2));
  return [Math.max(-1, difference - half), Math.min(1, difference + half)];
}
