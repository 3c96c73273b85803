import type { Metric } from '../benchmark/metric.ts';

/** `training.loss` is the one metric that comes from the receipt and not from the comparison. */
export type CriterionMetric = Metric | 'loss' | 'items' | 'errors';

/** Metrics that are whole numbers; all others are shares. */
export const COUNTS = ['items', 'errors'] as const satisfies readonly CriterionMetric[];
export type CountMetric = (typeof COUNTS)[number];

export type Rule =
  | { kind: 'improves' }
  | { kind: 'max_drop'; margin: number }
  | { kind: 'at_least'; floor: number }
  | { kind: 'at_most'; ceiling: number }
  | { kind: 'decreases' };

export interface Criterion {
  id: string;
  kind: 'guard' | 'goal';
  metric: CriterionMetric;
  /** null: over all categories together. `training` for the receipt's figures. */
  category: string | null;
  /** The categories that are measured as one, where `category` is not one of the results but a name for these. */
  pooled?: readonly string[];
  rule: Rule;
  /** Never decides; fractions. */
  target: [number, number] | null;
}

export interface Criteria {
  /** null where none are configured: then the defaults of VERDICT.md section 6 are made from the comparison. */
  criteria: Criterion[] | null;
  decision: 'any' | 'all';
}

export interface EvidenceRule {
  items: 'held-out' | 'all';
  strength: 'significant' | 'any';
}

/** Where the receipt's figures live, as if training were a category. */
export const TRAINING = 'training';

export function isCount(metric: CriterionMetric): metric is CountMetric {
  return metric === 'items' || metric === 'errors';
}

/** Which side of a comparison decides. */
export function decidingSide(items: EvidenceRule['items']): 'held_out' | 'all' {
  return items === 'all' ? 'all' : 'held_out';
}
