import type { Outcome, ResultFile, Warning } from '../benchmark/item.ts';
import type { Metric } from '../benchmark/metric.ts';

/** One metric before and after over one set of items; rates and changes are fractions, not points. */
export interface Figures {
  items: number;
  improved: number;
  worsened: number;
  unchanged: number;
  before: number;
  after: number;
  change: number;
  /** 95 % interval of the change. */
  interval: [number, number];
  /** Exact two-sided sign test on (improved, worsened). */
  p: number;
  /** The smallest gain that this many items could have shown; null where none could. */
  smallest_visible_change: number | null;
}

/** The primary metric's figures on top, every measurable metric's below `metrics`. */
export interface Measurement extends Figures {
  metric: Metric;
  metrics: Partial<Record<Metric, Figures>>;
}

/** Evidence and memorisation are never mixed (VERDICT.md section 4). */
export interface CategoryComparison {
  held_out: Measurement | null;
  trained_on: Measurement | null;
  all: Measurement | null;
}

/** Questions that could not be compared; they count nowhere else. */
export interface Unmatched {
  /** Only in the candidate. */
  added: number;
  /** Only in the baseline. */
  removed: number;
  /** The same question with another prompt or reference. */
  changed: number;
  /** Not scored on at least one side. */
  errors: number;
}

/** Questions whose answers the baseline's run scored and the candidate's left without a score, whole or in part. */
export interface LostAnswers {
  questions: number;
  /** Questions of both runs with an answer that the baseline's scored. */
  of: number;
}

/** Categories too small to be judged apart, measured as one. */
export interface PooledCategories {
  categories: string[];
  measurement: Measurement | null;
}

/** What a question may prove. */
export const EVIDENCES = ['held_out', 'trained_on', 'neither'] as const;
export type Evidence = (typeof EVIDENCES)[number];

/** One question before and after, for whoever wants to look at it. */
export interface ItemChange {
  identity: string;
  category: string;
  evidence: Evidence;
  prompt: string;
  reference: string | null;
  /** The primary metric's value in [0, 1] and the answer given, repeats joined by their first. */
  before: { score: number; outcome: Outcome; response: string };
  after: { score: number; outcome: Outcome; response: string };
}

export interface ComparedRun {
  model: string | null;
  files: ResultFile[];
  items: number;
}

/** Baseline and candidate, paired question by question. */
export interface Comparison {
  before: ComparedRun;
  after: ComparedRun;
  categories: Record<string, CategoryComparison>;
  overall: CategoryComparison;
  /** Categories with fewer than 30 items that decide: the default criteria guard them together. */
  pooled: { held_out: PooledCategories | null; all: PooledCategories | null };
  unmatched: Unmatched;
  lost: LostAnswers;
  /** Categories of which nothing could be compared, with the primary metric of their baseline. */
  vanished: Record<string, Metric>;
  contamination: { trained_items_compared: number; share: number };
  warnings: Warning[];
}
