import { Z_975 } from './normal.ts';

/** 95 % interval of a change between paired proportions: adjusted Wald (Bonett & Price 2012), within [-1, 1]. */
export function bonettPriceInterval(fixed: number, broken: number, n: number): [number, number] {
  const p12 = (fixed + 1) / (n + 2);
  const p21 = (broken + 1) / (n + 2);
  const difference = p12 - p21;
  const half = Z_975 * Math.sqrt((p12 + p21 - difference * difference) / (n + 2));
  return [Math.max(-1, difference - half), Math.min(1, difference + half)];
}

/**
 * The same for scores that all changed by one and the same `difference`: the share of items that moved, times how far
 * they moved. A difference of 0 keeps the interval of the share: no move among n items is no proof that none moves.
 */
export function equalDifferencesInterval(
  rose: number,
  fell: number,
  n: number,
  difference: number,
): [number, number] {
  const [low, high] = bonettPriceInterval(rose, fell, n);
  const step = rose + fell === 0 ? 1 : Math.abs(difference);
  return [low * step, high * step];
}
