import type { Random } from '../random.ts';
import type { Criteria } from '../verdict/criteria.ts';
import { type Advice, advise } from './advise.ts';
import type { Shift } from './draw.ts';
import { type DecidingItems, type ObservedRun, observe } from './observe.ts';
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
  /** Nothing changed: every pass is a false one. `draws`: so many re-runs were imagined. */
  noise: { redrawn: number; draws: number; verdicts: VerdictShares }[];
  /** The same with a true change on top; negative for a drop. null: in every category. */
  power: {
    redrawn: number;
    category: string | null;
    change: number;
    draws: number;
    verdicts: VerdictShares;
  }[];
  advice: Advice;
}

/** How many of the simulations are done. */
export interface CalibrationProgress {
  done: number;
  of: number;
}

const NOISE = [0.1, 0.2, 0.3, 0.4];
const CHANGES = [-0.2, -0.1, -0.05, 0.05, 0.1, 0.2];
/** The other lines need no more: a point either way is close enough, and two are where there are many items. */
const MOST_OTHER_DRAWS = 10_000;
const FEWEST_OTHER_DRAWS = 1000;
const OTHER_ITEMS_DRAWN = 3_000_000;
/** With more categories than this only a change in all of them together is tried. */
const MOST_CATEGORIES = 8;

/**
 * How often these criteria would pass if nothing had changed, and how often they would catch a true drop or gain
 * (VERDICT.md section 7). The baseline stays as observed; in each draw an item, with some probability, gets the
 * outcome of a random item of its category. Stops after each simulation, so that a caller can tell how far it is and
 * can end it.
 */
export function* calibrateInSteps(
  run: ObservedRun,
  criteria: Criteria,
  deciding: DecidingItems,
  options: CalibrationOptions,
): Generator<CalibrationProgress, Calibration> {
  const { draws, redrawn, seed, random } = options;
  const { evidence } = deciding;
  const population = populationOf(observe(run, deciding), run.pairing.pairs.size);
  const simulated = (q: number, shift: Shift | null) => {
    const count = shift === null && q === redrawn ? draws : Math.min(draws, otherDraws(population));
    const scenario = { redrawn: q, shift };
    const randomness = random(purposeOf(q, shift));
    return { draws: count, verdicts: simulate(population, criteria, evidence, scenario, count, randomness) };
  };
  const list = criteriaOf(population, criteria);
  const levels = [...new Set([...NOISE, redrawn])].sort((a, b) => a - b);
  const shifts = shiftsOf(population);
  const of = levels.length + shifts.length + 1;
  const noise: Calibration['noise'] = [];
  for (const q of levels) {
    noise.push({ redrawn: q, ...simulated(q, null) });
    yield { done: noise.length, of };
  }
  const power: Calibration['power'] = [];
  for (const shift of shifts) {
    power.push({ redrawn, ...shift, ...simulated(redrawn, shift) });
    yield { done: noise.length + power.length, of };
  }
  return {
    schema: 'retake.calibration/1',
    items: population.rows.length,
    draws,
    seed,
    criteria: list.map(({ id }) => id),
    taken_as_met: list.filter(isTakenAsMet).map(({ id }) => id),
    noise,
    power,
    advice: advise(population, criteria, evidence, redrawn, random('advice')),
  };
}

function otherDraws({ rows }: Population): number {
  const affordable = Math.round(OTHER_ITEMS_DRAWN / Math.max(1, rows.length));
  return Math.min(MOST_OTHER_DRAWS, Math.max(FEWEST_OTHER_DRAWS, affordable));
}

function purposeOf(redrawn: number, shift: Shift | null): string {
  return `redrawn ${redrawn} ${shift === null ? '' : `${shift.category ?? ''} ${shift.change}`}`;
}

function shiftsOf({ categories }: Population): Shift[] {
  const names = categories.filter(({ deciding }) => deciding > 0).map(({ name }) => name);
  const single = names.length > 1 && names.length <= MOST_CATEGORIES ? names : [];
  return [null, ...single].flatMap((category) => CHANGES.map((change) => ({ category, change })));
}
