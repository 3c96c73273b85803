import { logChoose } from './log-gamma.ts';

/**
 * Exact two-sided sign test: how likely a split at least this uneven is when improving and worsening are equally
 * likely. On fixed and broken items it is the exact McNemar test (McNemar 1947).
 */
export function signTest(improved: number, worsened: number): number {
  const flips = improved + worsened;
  const fewer = Math.min(improved, worsened);
  let term = Math.exp(logChoose(flips, fewer) - flips * Math.LN2);
  let tail = 0;
  // From the largest term down: they shrink ever faster, so that the sum can stop when nothing is added.
  for (let k = fewer; k >= 0 && tail + term !== tail; k--) {
    tail += term;
    term *= k / (flips - k + 1);
  }
  return Math.min(1, 2 * tail);
}
