import { isAbsolute, relative, resolve } from 'node:path';
import { type Config, parseConfig } from '../../config/load.ts';
import type { BenchmarkRun } from '../../domain/benchmark/item.ts';
import type { Calibration } from '../../domain/calibration/calibrate.ts';
import { RetakeError } from '../../domain/error.ts';
import { calibrateRun, DEFAULT_SIMULATION } from '../calibrate-run.ts';
import type { Context } from '../context.ts';
import { resultsOf } from '../read-results.ts';
import { proposedConfig } from './proposed-config.ts';
import { CONFIG_FILE } from './setup-files.ts';

/** Half of a benchmark at least is left to learn from. */
const LARGEST_HOLDOUT = 0.5;

export interface Proposed {
  /** Of `.github/retake.yml`. */
  text: string;
  config: Config;
  calibration: Calibration;
}

/** A configuration for these results, and what its criteria are worth on them. Holds out more than the default where that is enough for a verdict. */
export async function propose(paths: string[], run: BenchmarkRun, context: Context): Promise<Proposed> {
  const first = await calibrated(
    { paths, run, holdout: parseConfig('', CONFIG_FILE).split.holdout },
    context,
  );
  const { holdout } = first.calibration.advice;
  const better = holdout !== null && holdout > first.config.split.holdout && holdout <= LARGEST_HOLDOUT;
  return better ? await calibrated({ paths, run, holdout }, context) : first;
}

async function calibrated(
  asked: { paths: string[]; run: BenchmarkRun; holdout: number },
  context: Context,
): Promise<Proposed> {
  const draft = parseConfig(proposedConfig({ ...asked, deciding: null }), CONFIG_FILE);
  const calibration = await calibrateRun(resultsOf(asked.run), null, draft, DEFAULT_SIMULATION, context);
  const text = proposedConfig({ ...asked, deciding: calibration.items });
  return { text, config: parseConfig(text, CONFIG_FILE), calibration };
}

/** Patterns as the configuration has them: relative to the repository, which results may not leave. */
export function insideRepository(specs: readonly string[], cwd: string): string[] {
  return specs.map((spec) => {
    const path = relative(cwd, resolve(cwd, spec)).replaceAll('\\', '/');
    if (path !== '' && !path.startsWith('../') && !isAbsolute(path)) return path;
    throw new RetakeError('USAGE', `${spec} lies outside this folder`, {
      hint: 'Start retake init in the repository that holds the results.',
    });
  });
}
