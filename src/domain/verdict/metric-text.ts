import { METRICS, type Metric } from '../benchmark/metric.ts';
import { RetakeError } from '../error.ts';
import { COUNTS, type CountMetric, type CriterionMetric, TRAINING } from './criteria.ts';

/** What a comparison measures. */
const MEASURED: readonly (Metric | CountMetric)[] = [...METRICS, ...COUNTS];

/**
 * Reads `math.win_rate`: what stands before the last dot is the category, none means all together.
 * Throws RetakeError CONFIG_INVALID.
 */
export function parseMetric(text: string): { metric: CriterionMetric; category: string | null } {
  const plain = text.trim();
  const dot = plain.lastIndexOf('.');
  const category = dot < 0 ? null : plain.slice(0, dot);
  const metric = plain.slice(dot + 1);
  if (dot === 0 && isMeasured(metric)) {
    throw unknown(text, `name the category before the dot, or write ${metric} alone`);
  }
  if (metric === 'loss' && category === TRAINING) return { metric, category };
  if (metric === 'errors' && category !== null) {
    throw unknown(text, 'errors are counted over all categories together: write `errors`');
  }
  if (isMeasured(metric)) return { metric, category };
  const known = MEASURED.join(', ');
  throw unknown(text, `write ${known}, alone or after a category and a dot, or training.loss`);
}

function isMeasured(metric: string): metric is Metric | CountMetric {
  return (MEASURED as readonly string[]).includes(metric);
}

function unknown(text: string, hint: string): RetakeError {
  return new RetakeError('CONFIG_INVALID', `no such metric: "${text}"`, { hint });
}
