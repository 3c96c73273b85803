import type { Calibration } from '../../domain/calibration/calibrate.ts';
import { RetakeError } from '../../domain/error.ts';
import { calibrateRun, DEFAULT_SIMULATION, DRAWS } from '../calibrate-run.ts';
import { readEvidence } from '../training-evidence.ts';
import { configOf, contextOf, type Options, type Results, resultsFor } from './options.ts';

export interface CalibrateOptions extends Options {
  /** Of the model as it is. */
  results: Results;
  /** Folder of a dataset: tells which items decide. If left out the configured split does. */
  dataset?: string;
  /** Re-runs to imagine: 50,000, fewer for more than 300 items. */
  draws?: number;
  /** How many items come out anew though nothing changed, in [0, 1]: 0.2. */
  redrawn?: number;
  /** The same seed, the same numbers: 1. */
  seed?: number;
}

/** How often the criteria would pass by chance on these results, and what they would catch: `retake calibrate`. Throws RetakeError. */
export async function calibrate(options: CalibrateOptions): Promise<Calibration> {
  requireBetween('draws', options.draws, DRAWS);
  requireBetween('redrawn', options.redrawn, [0, 1]);
  const context = contextOf(options);
  const config = configOf(options, context);
  const { manifest } = readEvidence(options.dataset ?? null, null, context);
  const results = resultsFor(options.results, config, context);
  const { draws, redrawn, seed } = { ...DEFAULT_SIMULATION, ...options };
  return await calibrateRun(results, manifest, config, { draws, redrawn, seed }, context);
}

function requireBetween(
  name: string,
  value: number | undefined,
  [low, high]: readonly [number, number],
): void {
  if (value === undefined || (value >= low && value <= high)) return;
  throw new RetakeError('USAGE', `${name}: expected a number from ${low} to ${high}, got ${value}`, {
    hint: 'Leave it away for the default.',
  });
}
