import { METRICS, type Metric } from '../benchmark/metric.ts';
import type { Criteria } from '../verdict/criteria.ts';
import { percent } from '../wording.ts';
import type { CalibrationOptions } from './calibrate.ts';
import { type DecidingItems, type ObservedRun, observe } from './observe.ts';
import { populationOf } from './population.ts';
import { simulate } from './simulate.ts';

/** A rule that passes more often than this when nothing has changed is worth a warning. */
export const MOST_FALSE_PASSES = 0.05;

/**
 * One sentence where the criteria are weak on this benchmark: how often they pass when nothing has changed;
 * null where that is seldom enough. The quick form of `calibrate`, for the comment.
 */
export function weakness(
  run: ObservedRun,
  criteria: Criteria,
  deciding: DecidingItems,
  { draws, redrawn, random }: CalibrationOptions,
): string | null {
  const population = populationOf(observe(run, deciding), run.pairing.pairs.size, metricsOf(criteria));
  const scenario = { redrawn, shift: null };
  const { pass } = simulate(population, criteria, deciding.evidence, scenario, draws, random('weakness'));
  if (pass <= MOST_FALSE_PASSES) return null;
  return `These criteria pass ${percent(Math.round(pass * 100) / 100)} of the time when nothing has changed.`;
}

/** What the criteria ask for; the defaults, the primary metric of each category. */
function metricsOf({ criteria }: Criteria): Metric[] {
  if (criteria === null) return ['score', 'accuracy'];
  const asked = new Set<string>(criteria.map(({ metric }) => metric));
  // Counts are taken over the items that have a score.
  return METRICS.filter((metric) => metric === 'score' || asked.has(metric));
}
