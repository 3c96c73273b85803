import type { Comparison } from './comparison.ts';
import { type Criterion, type EvidenceRule, formatRule, type Rule } from './criteria.ts';
import type { Metric } from './metric.ts';

/** What the pooled small categories are called in a criterion. */
export const SMALL_CATEGORIES = 'small categories';

const IMPROVES: Rule = { kind: 'improves' };
const MAX_DROP: Rule = { kind: 'max_drop', margin: 0.1 };

/** What each category would be judged by: its name, or the pool of the small ones. */
export interface GuardedCategory {
  name: string;
  metric: Metric;
}

/**
 * The criteria where none are configured (VERDICT.md section 6): the goal that the score improves over all categories
 * together, and a guard against forgetting for each category big enough, the smaller ones pooled.
 */
export function defaultCriteria(comparison: Comparison, evidence: EvidenceRule): Criterion[] {
  return criteriaFor(guardedCategories(comparison, evidence));
}

export function criteriaFor(categories: readonly GuardedCategory[]): Criterion[] {
  const goal = criterion('goal', { name: null, metric: 'score' }, IMPROVES);
  return [goal, ...categories.map((category) => criterion('guard', category, MAX_DROP))];
}

function guardedCategories({ categories, pooled }: Comparison, evidence: EvidenceRule): GuardedCategory[] {
  const side = evidence.items === 'all' ? 'all' : 'held_out';
  const pool = pooled[side];
  const own = Object.entries(categories)
    .filter(([name]) => pool === null || pool.categories.length === 1 || !pool.categories.includes(name))
    .map(([name, { all, [side]: deciding }]) => ({ name, metric: (deciding ?? all)?.metric ?? 'score' }));
  if (pool === null || pool.categories.length === 1) return own;
  return [...own, { name: SMALL_CATEGORIES, metric: pool.measurement?.metric ?? 'score' }];
}

function criterion(
  kind: Criterion['kind'],
  { name, metric }: { name: string | null; metric: Metric },
  rule: Rule,
): Criterion {
  const of = name === null ? metric : `${name}.${metric}`;
  return { id: `${of} ${formatRule(rule)}`, kind, metric, category: name, rule, target: null };
}
