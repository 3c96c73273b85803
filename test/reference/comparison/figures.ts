import { directionOf, type Metric } from '../../../src/domain/benchmark/metric.ts';
import type { Figures } from '../../../src/domain/comparison/comparison.ts';
import {
  bonettPriceInterval,
  equalDifferencesInterval,
} from '../../../src/domain/statistics/bonett-price.ts';
import { tInterval } from '../../../src/domain/statistics/paired-t.ts';
import { signTest } from '../../../src/domain/statistics/sign-test.ts';
import { smallestVisibleChange } from '../../../src/domain/statistics/smallest-visible-change.ts';
import { studentQuantile975 } from '../../../src/domain/statistics/student-t.ts';
import type { Change } from './item-values.ts';

/** Scores closer than this are equal: what is left of adding the same numbers in another order. */
const EQUAL = 1e-9;

/** One metric over the questions it could be measured on (VERDICT.md section 5); at least one. */
export function figuresOf(metric: Metric, changes: readonly Change[]): Figures {
  const items = changes.length;
  const differences = changes.map(({ before, after }) => after - before);
  const rose = differences.filter((difference) => difference > EQUAL).length;
  const fell = differences.filter((difference) => difference < -EQUAL).length;
  const [improved, worsened] = directionOf(metric) === 1 ? [rose, fell] : [fell, rose];
  const mean = meanOf(differences);
  return {
    items,
    improved,
    worsened,
    unchanged: items - improved - worsened,
    before: meanOf(changes.map(({ before }) => before)),
    after: meanOf(changes.map(({ after }) => after)),
    change: Math.abs(mean) < EQUAL / items ? 0 : mean,
    interval: intervalOf(changes, differences, rose, fell),
    p: signTest(improved, worsened),
    smallest_visible_change: smallestVisibleChange(items, (improved + worsened) / items),
  };
}

function intervalOf(
  changes: readonly Change[],
  differences: readonly number[],
  rose: number,
  fell: number,
): [number, number] {
  const binary = changes.every(({ before, after }) => isBinary(before) && isBinary(after));
  if (binary) return bonettPriceInterval(rose, fell, changes.length);
  const common = differences[0] ?? 0;
  return pairedTInterval(differences) ?? equalDifferencesInterval(rose, fell, changes.length, common);
}

function isBinary(value: number): boolean {
  return value === 0 || value === 1;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function pairedTInterval(differences: readonly number[]): [number, number] | null {
  const n = differences.length;
  if (n < 2) return null;
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return tInterval(mean, squares, n, studentQuantile975(n - 1));
}
