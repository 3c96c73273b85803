import { studentQuantile975 } from './student-t.ts';

/**
 * 95 % interval of the mean of paired differences of scores (Miller 2024): mean ± t(0.975, n-1) s / sqrt(n),
 * within [-1, 1], where a mean of such differences must lie. null where n < 2 or all differences are equal:
 * no spread was seen, which is no proof that there is none.
 */
export function pairedTInterval(differences: readonly number[]): [number, number] | null {
  const n = differences.length;
  if (n < 2) return null;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return tInterval(mean, squares, n, studentQuantile975(n - 1));
}

/** The same from the mean, the sum of squares about it, and the t quantile of n - 1. */
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
