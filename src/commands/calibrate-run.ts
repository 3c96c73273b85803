import { setImmediate as otherEvents } from 'node:timers/promises';
import type { Config } from '../config/load.ts';
import { type Calibration, calibrateInSteps } from '../domain/calibration/calibrate.ts';
import {
  type DecidingItems,
  decidingClasses,
  type ObservedRun,
  observeRun,
} from '../domain/calibration/observe.ts';
import { classPacker } from '../domain/comparison/item-classes.ts';
import { NotedAnswers } from '../domain/comparison/noted-answers.ts';
import type { RunNotes } from '../domain/comparison/run-notes.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { RetakeError } from '../domain/error.ts';
import { seededRandom } from '../domain/random.ts';
import { progressBar } from '../report/progress-bar.ts';
import { keyedHash, sha256 } from '../results/hash.ts';
import { type Context, stopIfInterrupted } from './context.ts';
import { hearRepeats, noteResults } from './noted-results.ts';
import type { Results } from './read-results.ts';

export interface Simulation {
  /** null: as many as take about a second. */
  draws: number | null;
  /** Probability that an item comes out anew though nothing has changed. */
  redrawn: number;
  seed: number;
}

/** Fewest and most draws that may be asked for. */
export const DRAWS = [1, 10_000_000] as const;

export const DEFAULT_SIMULATION: Simulation = { draws: null, redrawn: 0.2, seed: 1 };

/** Drawn items in the main line, and the fewest and most draws that make. */
const ITEMS_DRAWN = 15_000_000;
const FEWEST_DRAWS = 10_000;
const MOST_DRAWS = 50_000;

/** Calibrates the configured criteria on a run, telling how far it is. Throws RetakeError where nothing is scored. */
export async function calibrateRun(
  results: Results,
  manifest: Manifest | null,
  config: Config,
  { draws, redrawn, seed }: Simulation,
  context: Context,
): Promise<Calibration> {
  const { criteria, evidence, split } = config;
  const deciding = { manifest, split, evidence };
  const { observed, answers } = await observeResults(results, deciding, context);
  if (answers.unscored === answers.size) {
    throw new RetakeError('RESULTS_UNREADABLE', 'there is nothing to calibrate on: no item was scored');
  }
  const steps = calibrateInSteps(observed, criteria, deciding, {
    draws: draws ?? affordableDraws(answers.size),
    redrawn,
    seed,
    random: (purpose) => seededRandom(seed, purpose),
  });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    const { done, of } = step.value;
    context.status(`imagining re-runs ${progressBar(done, of)}`);
    await otherEvents();
    stopIfInterrupted(context);
  }
}

/** Goes through the results for what is to be known of them: once, and once more where answers are repeated. */
async function observeResults(
  results: Results,
  deciding: DecidingItems,
  context: Context,
): Promise<{ observed: ObservedRun; answers: RunNotes }> {
  const notes = new NotedAnswers(keyedHash());
  const classes = decidingClasses(deciding, sha256);
  const classesOf = classes === null ? undefined : classPacker(classes, sha256);
  const noted = await noteResults(results, notes, context, classesOf);
  const observed = observeRun(notes, noted.run.answers);
  await hearRepeats(notes, observed.pairing, [noted], context);
  return { observed, answers: noted.run.answers };
}

function affordableDraws(items: number): number {
  return Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, Math.round(ITEMS_DRAWN / items)));
}
