/**
 * 95 % interval of the mean of paired differences of scores (Miller 2024): mean ± t(0.975, n-1) s / sqrt(n), within
 * [-1, 1], where a mean of such differences must lie. `squares` is their sum about the mean, `quantile` the t quantile
 * of n - 1. null where all differences are equal: no spread was seen, which is no proof that there is none.
 */
export function tInterval(
  mean: number,
  squares: number,
  n: number,
  quantile: number,
): [number, number] | null {
  const deviation = Math.sqrt(Math.max(0, squares) / (n - 1));
  if (deviation < 1e-9) return null;
  const half = (quantile * deviation) / Math.sqrt(n);
  return [Math.max(-1, mean - half), Math.min(1, mean + half)];
}
