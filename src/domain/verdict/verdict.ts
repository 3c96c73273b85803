import type { Warning } from '../benchmark/item.ts';
import type { CategoryComparison, Unmatched } from '../comparison/comparison.ts';
import type { CriterionMetric } from './criteria.ts';

export type FindingResult = 'pass' | 'fail' | 'inconclusive' | 'not-measured';
export type VerdictResult = 'pass' | 'fail' | 'inconclusive';

/** What one criterion came to. The keys are public: `retake.verdict/1`. */
export interface Finding {
  id: string;
  kind: 'guard' | 'goal';
  metric: CriterionMetric;
  category: string | null;
  /** As the user would write it: `improves`, `max_drop 10%`, `>= 85%`, `decreases`. */
  rule: string;
  finding: FindingResult;
  /** How many items decided. */
  items: number | null;
  before: number | null;
  after: number | null;
  change: number | null;
  /** 95 %: of the change for `improves` and `max_drop`, of the figure itself for `>=` and `<=`. */
  interval: [number, number] | null;
  improved: number | null;
  worsened: number | null;
  p: number | null;
  /** Holm-adjusted over the goals that were judged together. */
  p_adjusted: number | null;
  smallest_visible_change: number | null;
  target: { low: number; high: number; position: 'below' | 'within' | 'above' | null } | null;
  /** One sentence, with its numbers. */
  reason: string;
}

/** `retake.verdict/1`: the document a machine reads; the comment is made from it. */
export interface Verdict {
  schema: 'retake.verdict/1';
  verdict: VerdictResult;
  decision: 'any' | 'all';
  models: { before: string | null; after: string | null };
  categories: Record<string, CategoryComparison>;
  overall: CategoryComparison;
  unmatched: Unmatched;
  criteria: Finding[];
  contamination: { trained_items_compared: number; share: number };
  warnings: Warning[];
}
