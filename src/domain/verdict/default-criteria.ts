import type { Metric } from '../benchmark/metric.ts';
import type { Comparison } from '../comparison/comparison.ts';
import { isSmall } from '../comparison/small-category.ts';
import { own } from '../own.ts';
import { type Criterion, decidingSide, type EvidenceRule, type Rule } from './criteria.ts';
import { formatRule } from './rule-text.ts';

/** What the pooled small categories are called in a criterion. */
export const SMALL_CATEGORIES = 'the smaller categories together';

const IMPROVES: Rule = { kind: 'improves' };
const MAX_DROP: Rule = { kind: 'max_drop', margin: 0.1 };

/** How many items of a category are compared, how many of them decide, and its primary metric. */
export interface CategorySize {
  name: string;
  all: number;
  deciding: number;
  metric: Metric;
}

/**
 * The criteria where none are configured (VERDICT.md section 6): the goal that the score improves over all categories
 * together, and a guard against forgetting for each category big enough, the smaller ones pooled.
 */
export function defaultCriteria(sizes: readonly CategorySize[]): Criterion[] {
  const small = sizes.filter(({ all, deciding }) => isSmall(all, deciding));
  const pooled = small.length > 1 ? small : [];
  const own = sizes.filter((size) => !pooled.includes(size));
  return [
    criterion('goal', null, 'score', IMPROVES),
    ...own.map(({ name, metric }) => criterion('guard', name, metric, MAX_DROP)),
    ...(pooled.length === 0 ? [] : [pooledGuard(pooled)]),
  ];
}

/** The sizes that a comparison came to. */
export function sizesOf({ categories, vanished }: Comparison, evidence: EvidenceRule): CategorySize[] {
  const side = decidingSide(evidence.items);
  return Object.entries(categories).map(([name, { all, [side]: deciding }]) => {
    const metric = (deciding ?? all)?.metric ?? own(vanished, name) ?? 'score';
    return { name, all: all?.items ?? 0, deciding: deciding?.items ?? 0, metric };
  });
}

function pooledGuard(sizes: readonly CategorySize[]): Criterion {
  const guard = criterion('guard', SMALL_CATEGORIES, commonMetric(sizes), MAX_DROP);
  return { ...guard, pooled: sizes.map(({ name }) => name) };
}

function commonMetric([first, ...rest]: readonly CategorySize[]): Metric {
  return first !== undefined && rest.every(({ metric }) => metric === first.metric) ? first.metric : 'score';
}

function criterion(kind: Criterion['kind'], category: string | null, metric: Metric, rule: Rule): Criterion {
  const of = category === null ? metric : `${category}.${metric}`;
  return { id: `${of} ${formatRule(rule, metric)}`, kind, metric, category, rule, target: null };
}
