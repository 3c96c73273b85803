import * as z from 'zod';
import { OUTCOMES } from '../../domain/benchmark/item.ts';
import { METRICS } from '../../domain/benchmark/metric.ts';
import { COUNTS } from '../../domain/verdict/criteria.ts';

/** Documents may come from a stranger's artifact: their texts are bounded. */
export const Text = z.string().max(10_000);
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'expected a SHA-256 digest in lower-case hex' });
export const CommitSha = z.string().regex(/^[0-9a-f]{40}$/, { error: 'expected a commit: 40 hex digits' });
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, {
  error: 'expected a time as 2026-01-31T12:00:00Z',
});
export const Count = z.int().min(0);
export const Fraction = z.number().min(0).max(1);
export const Interval = z.tuple([z.number(), z.number()]);
export const OutcomeName = z.enum(OUTCOMES);
export const MetricName = z.enum(METRICS);
export const CriterionMetricName = z.enum([...METRICS, 'loss', ...COUNTS]);

export const WarningEntry = z.object({
  code: Text,
  category: Text.nullable(),
  count: Count,
  message: Text,
});

export const ModelName = z.object({ id: Text, revision: Text.nullable() });
