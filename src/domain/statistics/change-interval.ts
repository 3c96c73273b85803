import { bonettPriceInterval, equalDifferencesInterval } from './bonett-price.ts';
import { tInterval } from './paired-t.ts';
import { studentQuantile975 } from './student-t.ts';

/** What became of n > 0 items that were measured before and after. */
export interface PairedChanges {
  /** Whether every value, before and after, is 0 or 1. */
  isBinary: boolean;
  items: number;
  rose: number;
  fell: number;
  /** Of the differences; the squares are summed about it. */
  mean: number;
  squares: number;
  /** By how much they changed where all of them changed alike. */
  alike: number;
}

/**
 * 95 % interval of a change (VERDICT.md section 5): Bonett-Price for what is right or wrong, Student's t for scores,
 * and where those all changed alike, or there is one item, Bonett-Price on how many moved. `quantile` gives the 0.975
 * quantile of Student's t.
 */
export function changeInterval(
  { isBinary, items, rose, fell, mean, squares, alike }: PairedChanges,
  quantile: (degrees: number) => number = studentQuantile975,
): [number, number] {
  if (isBinary) return bonettPriceInterval(rose, fell, items);
  const scores = items < 2 ? null : tInterval(mean, squares, items, quantile(items - 1));
  return scores ?? equalDifferencesInterval(rose, fell, items, alike);
}
