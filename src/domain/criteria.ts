import type { Metric } from './comparison.ts';

/** `training.loss` is the one metric that comes from the receipt and not from the comparison. */
export type CriterionMetric = Metric | 'loss' | 'items' | 'errors';

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
