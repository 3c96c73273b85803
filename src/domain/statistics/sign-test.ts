import { logChoose } from './log-gamma.ts';

/** Up to here binomial coefficients fit a double; up to 50 flips they, and so p, are exact to the last bit. */
const MOST_COUNTABLE = 1000;

/**
 * Exact two-sided sign test: how likely a split at least this uneven is when improving and worsening are equally
 * likely. On fixed and broken items it is the exact McNemar test (McNemar 1947).
 */
export function signTest(improved: number, worsened: number): number {
  const flips = improved + worsened;
  const fewer = Math.min(improved, worsened);
  const tail = flips <= MOST_COUNTABLE ? countedTail(flips, fewer) : summedTail(flips, fewer);
  return Math.min(1, 2 * tail);
}

/** P(X <= most) for X ~ Binomial(flips, 1/2), by counting. */
function countedTail(flips: number, most: number): number {
  let ways = 1;
  let sum = 1;
  for (let k = 1; k <= most; k++) {
    ways = (ways * (flips - k + 1)) / k;
    sum += ways;
  }
  return sum * 2 ** -flips;
}

/** The same from the largest term down: they shrink ever faster, so that it can stop when nothing is added. */
function summedTail(flips: number, most: number): number {
  let term = Math.exp(logChoose(flips, most) - flips * Math.LN2);
  let tail = 0;
  for (let k = most; k >= 0 && tail + term !== tail; k--) {
    tail += term;
    term *= k / (flips - k + 1);
  }
  return tail;
}
