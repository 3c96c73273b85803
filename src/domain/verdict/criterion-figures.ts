import type { Metric } from '../benchmark/metric.ts';
import type { CategoryComparison, Comparison, Figures } from '../comparison/comparison.ts';
import { own } from '../own.ts';
import { counted, listed } from '../wording.ts';
import { type Criterion, decidingSide, type EvidenceRule } from './criteria.ts';
import { metricInWords } from './metric-words.ts';

/** What a criterion is about: one category, several measured as one, or all of them. */
export type Scope = Pick<Criterion, 'category' | 'pooled'>;

/** The figures that decide a criterion, or why there are none. */
export type CriterionFigures =
  | { figures: Figures; metric: Metric; subject: string; heldOut: boolean; missing: null }
  | { figures: null; missing: string };

/** Looks up what a criterion is about, on the items that the evidence rule lets decide. */
export function figuresOfCriterion(
  scope: Scope,
  metric: Metric,
  comparison: Comparison,
  evidence: EvidenceRule,
): CriterionFigures {
  const side = decidingSide(evidence.items);
  const found = categoryOf(scope, comparison, side);
  if (found === null) return missing(noSuchCategory(scope.category, comparison));
  const where = scope.category ?? 'all categories together';
  const deciding = found[side];
  if (deciding === null) return missing(nothingCompared(where, found));
  const figures = deciding.metrics[metric];
  if (figures === undefined) return missing(notMeasurable(metric, where));
  const heldOut = side === 'held_out' && deciding.items !== found.all?.items;
  return { figures, metric, subject: subjectOf(scope, metric, comparison), heldOut, missing: null };
}

function missing(reason: string): CriterionFigures {
  return { figures: null, missing: reason };
}

function categoryOf(
  { category, pooled: isPool }: Scope,
  { overall, categories, pooled }: Comparison,
  side: 'all' | 'held_out',
): CategoryComparison | null {
  if (category === null) return overall;
  if (isPool === undefined) return own(categories, category) ?? null;
  const measurement = pooled[side]?.measurement ?? null;
  return { held_out: null, trained_on: null, all: pooled.all?.measurement ?? null, [side]: measurement };
}

/** `math wins`; what stands for several categories is worded so that no category of that name is mistaken for it. */
function subjectOf({ category, pooled }: Scope, metric: Metric, { categories }: Comparison): string {
  const words = metricInWords(metric);
  if (pooled !== undefined) return `${words} over ${category} (${listed(pooled)})`;
  if (category !== null) return `${category} ${words}`;
  return Object.keys(categories).length === 1 ? `overall ${words}` : `${words} over all categories together`;
}

function noSuchCategory(category: string | null, { categories }: Comparison): string {
  return `there is no category "${category}"; the results have ${listed(Object.keys(categories))}`;
}

function nothingCompared(where: string, { all }: CategoryComparison): string {
  if (all === null) return `no item of ${where} has a score on both sides`;
  return `none of the ${counted(all.items, 'compared item')} of ${where} was held out from training`;
}

function notMeasurable(metric: Metric, where: string): string {
  switch (metric) {
    case 'score':
      return `no item of ${where} has a score`;
    case 'accuracy':
      return `the results of ${where} are neither graded nor have references that can be checked`;
    case 'consistency':
      return `no question of ${where} has two answers or more to compare, before and after`;
    default:
      return `the results of ${where} are not judged against another model`;
  }
}
