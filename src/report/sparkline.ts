const BARS = ['▁', '▂', '▃', '▅', '▇'];
/** At least ten points from bottom to top: what may be noise must not look like a cliff. */
const LEAST_SPAN = 0.1;

/** Shares from 0 to 1 as one bar each. Only ever beside the same figures in words. */
export function sparkline(shares: readonly number[]): string {
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const span = Math.max(high - low, LEAST_SPAN);
  const bottom = Math.min(Math.max((low + high - span) / 2, 0), 1 - span);
  const top = BARS.length - 1;
  return shares
    .map((share) => BARS[Math.min(top, Math.max(0, Math.round(((share - bottom) / span) * top)))])
    .join('');
}
