import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import type { BenchmarkRun } from '../domain/item.ts';
import { readRun } from '../results/read.ts';
import type { Context } from './context.ts';

/** Reads one model's results from the files, globs and `file#model` fragments that name them. */
export async function readResults(
  specs: readonly string[],
  config: Config,
  context: Context,
): Promise<BenchmarkRun> {
  if (specs.length === 0) {
    throw new RetakeError('USAGE', 'no results are named', {
      hint: 'Name them with --results, or under results.paths in the configuration.',
    });
  }
  return await readRun([...specs], { cwd: context.cwd, format: config.results.format });
}
