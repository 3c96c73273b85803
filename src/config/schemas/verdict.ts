import * as z from 'zod';
import { byCategory } from './by-category.ts';
import {
  Count,
  CriterionMetricName,
  Fraction,
  Interval,
  MetricName,
  Text,
  WarningEntry,
} from './primitives.ts';

const Figures = z.object({
  items: Count,
  improved: Count,
  worsened: Count,
  unchanged: Count,
  before: Fraction,
  after: Fraction,
  change: z.number().min(-1).max(1),
  interval: Interval,
  p: Fraction,
  smallest_visible_change: Fraction.nullable(),
});

const Measurement = Figures.extend({
  metric: MetricName,
  metrics: z.partialRecord(MetricName, Figures),
});

const CategoryEntry = z.object({
  held_out: Measurement.nullable(),
  trained_on: Measurement.nullable(),
  all: Measurement.nullable(),
});

const Finding = z.object({
  id: Text,
  kind: z.enum(['guard', 'goal']),
  metric: CriterionMetricName,
  category: Text.nullable(),
  rule: Text,
  finding: z.enum(['pass', 'fail', 'inconclusive', 'not-measured']),
  items: Count.nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  change: z.number().nullable(),
  interval: Interval.nullable(),
  improved: Count.nullable(),
  worsened: Count.nullable(),
  p: Fraction.nullable(),
  p_adjusted: Fraction.nullable(),
  smallest_visible_change: Fraction.nullable(),
  target: z
    .object({ low: z.number(), high: z.number(), position: z.enum(['below', 'within', 'above']).nullable() })
    .nullable(),
  reason: Text,
});

/** `retake.verdict/1`: what `compare --json` prints. */
export const VerdictSchema = z.object({
  schema: z.literal('retake.verdict/1'),
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  decision: z.enum(['any', 'all']),
  models: z.object({ before: Text.nullable(), after: Text.nullable() }),
  categories: byCategory(CategoryEntry),
  overall: CategoryEntry,
  unmatched: z.object({ added: Count, removed: Count, changed: Count, errors: Count }),
  criteria: z.array(Finding),
  contamination: z.object({ trained_items_compared: Count, share: Fraction }),
  warnings: z.array(WarningEntry),
});
