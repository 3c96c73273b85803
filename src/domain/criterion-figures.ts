import type { CategoryComparison, Comparison, Figures } from './comparison.ts';
import type { EvidenceRule } from './criteria.ts';
import { SMALL_CATEGORIES } from './default-criteria.ts';
import type { Metric } from './metric.ts';
import { counted } from './wording.ts';

/** The figures that decide a criterion, or why there are none. */
export type CriterionFigures =
  | { figures: Figures; metric: Metric; category: string | null; heldOut: boolean; missing: null }
  | { figures: null; missing: string };

/** Looks up what a criterion is about, on the items that the evidence rule lets decide. */
export function figuresOfCriterion(
  category: string | null,
  metric: Metric,
  comparison: Comparison,
  evidence: EvidenceRule,
): CriterionFigures {
  const side = evidence.items === 'all' ? 'all' : 'held_out';
  const found = categoryOf(category, comparison, side);
  if (found === null) return missing(noSuchCategory(category, comparison));
  const deciding = found[side];
  if (deciding === null) return missing(nothingCompared(category, found));
  const figures = deciding.metrics[metric];
  if (figures === undefined) return missing(`${wordOf(category)}: ${NOT_MEASURABLE[metric]}`);
  const heldOut = side === 'held_out' && deciding.items !== found.all?.items;
  return { figures, metric, category, heldOut, missing: null };
}

function missing(reason: string): CriterionFigures {
  return { figures: null, missing: reason };
}

function categoryOf(
  category: string | null,
  { overall, categories, pooled }: Comparison,
  side: 'all' | 'held_out',
): CategoryComparison | null {
  if (category === null) return overall;
  const own = Object.hasOwn(categories, category) ? categories[category] : undefined;
  if (own !== undefined) return own;
  if (category !== SMALL_CATEGORIES) return null;
  const measurement = pooled[side]?.measurement ?? null;
  return { held_out: null, trained_on: null, all: pooled.all?.measurement ?? null, [side]: measurement };
}

function noSuchCategory(category: string | null, { categories }: Comparison): string {
  return `no category ${category} was compared; there are ${Object.keys(categories).join(', ')}`;
}

function nothingCompared(category: string | null, { all }: CategoryComparison): string {
  if (all === null) return `no item of ${wordOf(category)} has a score on both sides`;
  return `none of the ${counted(all.items, 'compared item')} of ${wordOf(category)} was held out from training`;
}

function wordOf(category: string | null): string {
  return category ?? 'all categories';
}

const NEEDS_JUDGE = 'the results are not judged against another model';
const NOT_MEASURABLE: Record<Metric, string> = {
  score: 'no item has a score',
  accuracy: 'the results are neither graded nor have references that can be checked',
  win_rate: NEEDS_JUDGE,
  tie_rate: NEEDS_JUDGE,
  loss_rate: NEEDS_JUDGE,
  win_or_tie_rate: NEEDS_JUDGE,
  consistency: 'consistency needs at least two answers to a question before and after',
};
