import type { Criteria } from '../criteria.ts';
import type { Sha256 } from '../identity.ts';
import type { BenchmarkRun } from '../item.ts';
import { type Advice, advise } from './advise.ts';
import type { Random, Shift } from './draw.ts';
import { type DecidingItems, observe } from './observe.ts';
import { type Population, populationOf } from './population.ts';
import { criteriaOf, isTakenAsMet, simulate, type VerdictShares } from './simulate.ts';

export interface CalibrationOptions {
  /** Imagined re-runs for the false-pass rate at `redrawn`: 50,000 are good to half a point. */
  draws: number;
  /** Probability that an item comes out anew though nothing changed. */
  redrawn: number;
  seed: number;
  /** A source of randomness for each purpose, all of one seed. */
  random: (purpose: string) => Random;
  sha256: Sha256;
}

/** `retake.calibration/1`: how often the criteria would be right on this very benchmark. Keys are public. */
export interface Calibration {
  schema: 'retake.calibration/1';
  /** Items that decide. */
  items: number;
  draws: number;
  seed: number;
  criteria: string[];
  /** Criteria on the training, which no simulation can measure. */
  taken_as_met: string[];
  /** Nothing changed: every pass is a false one. */
  noise: { redrawn: number; verdicts: VerdictShares }[];
  /** The same with a true change on top; negative for a drop. null: in every category. */
  power: { redrawn: number; category: string | null; change: number; verdicts: VerdictShares }[];
  advice: Advice;
}

const NOISE = [0.1, 0.2, 0.3, 0.4];
const CHANGES = [-0.2, -0.1, -0.05, 0.05, 0.1, 0.2];
/** The other lines need no more: a point either way is close enough. */
const MOST_OTHER_DRAWS = 10_000;
/** With more categories than this only a change in all of them together is tried. */
const MOST_CATEGORIES = 8;

/**
 * How often these criteria would pass if nothing had changed, and how often they would catch a true drop or gain
 * (VERDICT.md section 7). The baseline stays as observed; in each draw an item, with some probability, gets the
 * outcome of a random item of its category.
 */
export function calibrate(
  run: BenchmarkRun,
  criteria: Criteria,
  deciding: DecidingItems,
  options: CalibrationOptions,
): Calibration {
  const { draws, redrawn, seed, random, sha256 } = options;
  const { evidence } = deciding;
  const population = populationOf(observe(run, deciding, sha256));
  const shares = (q: number, shift: Shift | null) => {
    const count = shift === null && q === redrawn ? draws : Math.min(draws, MOST_OTHER_DRAWS);
    return simulate(
      population,
      criteria,
      evidence,
      { redrawn: q, shift },
      count,
      random(purposeOf(q, shift)),
    );
  };
  const list = criteriaOf(population, criteria);
  const noise = [...new Set([...NOISE, redrawn])].sort((a, b) => a - b);
  return {
    schema: 'retake.calibration/1',
    items: population.rows.length,
    draws,
    seed,
    criteria: list.map(({ id }) => id),
    taken_as_met: list.filter(isTakenAsMet).map(({ id }) => id),
    noise: noise.map((q) => ({ redrawn: q, verdicts: shares(q, null) })),
    power: shiftsOf(population).map((shift) => ({ redrawn, ...shift, verdicts: shares(redrawn, shift) })),
    advice: advise(population, criteria, evidence, redrawn, random('advice')),
  };
}

function purposeOf(redrawn: number, shift: Shift | null): string {
  return `redrawn ${redrawn} ${shift === null ? '' : `${shift.category ?? ''} ${shift.change}`}`;
}

function shiftsOf({ categories }: Population): Shift[] {
  const names = categories.filter(({ deciding }) => deciding > 0).map(({ name }) => name);
  const single = names.length > 1 && names.length <= MOST_CATEGORIES ? names : [];
  return [null, ...single].flatMap((category) => CHANGES.map((change) => ({ category, change })));
}
