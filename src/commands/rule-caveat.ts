import type { Config } from '../config/load.ts';
import { observeRun } from '../domain/calibration/observe.ts';
import { weakness } from '../domain/calibration/weakness.ts';
import type { NotedAnswers } from '../domain/comparison/noted-answers.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { seededRandom } from '../domain/random.ts';
import type { CommentInput } from '../report/comment-input.ts';
import { DEFAULT_SIMULATION } from './calibrate-run.ts';
import type { Context } from './context.ts';
import { hearRepeats, type NotedResults } from './noted-results.ts';

/** Fewer draws for more items, since the report waits for them: about a second at 100,000 items. */
const ITEMS_DRAWN = 6_000_000;
const FEWEST_DRAWS = 200;
const MOST_DRAWS = 5000;
/** Without a dataset nothing is known to be trained on, so that every item decides. */
const NO_SPLIT = { holdout: 0, seed: '' };

/** What a reader must know of the configured criteria: how often they pass by chance on this benchmark, if often. */
export async function ruleCaveat(
  notes: NotedAnswers,
  before: NotedResults,
  manifest: Manifest | null,
  { criteria, evidence }: Config,
  context: Context,
): Promise<Pick<CommentInput, 'caveat'>> {
  const { redrawn, seed } = DEFAULT_SIMULATION;
  const { answers } = before.run;
  const affordable = Math.round(ITEMS_DRAWN / Math.max(1, answers.size));
  const observed = observeRun(notes, answers);
  await hearRepeats(notes, observed.pairing, [before], context);
  const caveat = weakness(
    observed,
    criteria,
    { manifest, split: manifest?.split ?? NO_SPLIT, evidence },
    {
      draws: Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, affordable)),
      redrawn,
      seed,
      random: (purpose) => seededRandom(seed, purpose),
    },
  );
  return caveat === null ? {} : { caveat };
}
