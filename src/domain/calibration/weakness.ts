import type { BenchmarkRun } from '../benchmark/item.ts';
import { percent } from '../comparison/wording.ts';
import type { Criteria } from '../verdict/criteria.ts';
import type { CalibrationOptions } from './calibrate.ts';
import { type DecidingItems, observe } from './observe.ts';
import { populationOf } from './population.ts';
import { simulate } from './simulate.ts';

/** A rule that passes more often than this when nothing has changed is worth a warning. */
export const MOST_FALSE_PASSES = 0.05;

/**
 * One sentence where the criteria are weak on this benchmark: how often they pass when nothing has changed;
 * null where that is seldom enough. The quick form of `calibrate`, for the comment.
 */
export function weakness(
  run: BenchmarkRun,
  criteria: Criteria,
  deciding: DecidingItems,
  { draws, redrawn, random, sha256 }: CalibrationOptions,
): string | null {
  const population = populationOf(observe(run, deciding, sha256));
  const scenario = { redrawn, shift: null };
  const { pass } = simulate(population, criteria, deciding.evidence, scenario, draws, random('weakness'));
  if (pass <= MOST_FALSE_PASSES) return null;
  return `These criteria pass ${percent(Math.round(pass * 100) / 100)} of the time when nothing has changed.`;
}
