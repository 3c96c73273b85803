import { type Config, parseConfig } from '../../config/load.ts';
import type { ConfigInput } from '../../config/schemas/config.ts';
import type { BenchmarkRun } from '../../domain/benchmark/item.ts';
import { readConfig } from '../command.ts';
import type { Context } from '../context.ts';
import { readAll, resultsIn, resultsOf, type Results as StreamedResults } from '../read-results.ts';

/** The content of a configuration, with the keys of `retake.yml`; what is left out has its default. */
export type Settings = ConfigInput;

/** Result files as paths and patterns (`file#model` picks one model of several), or a run that is read already. */
export type Results = string | readonly string[] | BenchmarkRun;

/** What every function takes. */
export interface Options {
  /** Where relative paths begin; the working folder of the process if left out. */
  cwd?: string;
  /** Path of a configuration, or its content. If left out `.github/retake.yml` is read, where it is there. */
  config?: string | Settings;
  /** Ends the work between two steps: then a RetakeError INTERRUPTED is thrown. */
  signal?: AbortSignal;
}

/**
 * Reads one model's results, whatever known format they have, into a run.
 * Throws RetakeError where a file is missing, broken or of no known format.
 */
export async function readResults(results: Results, options: Options = {}): Promise<BenchmarkRun> {
  const context = contextOf(options);
  const config = configOf(options, context);
  return isRun(results) ? results : await readAll(resultsFor(results, config, context), context);
}

/** The same, to be gone through as often as need be, without holding them all. */
export function resultsFor(results: Results, config: Config, context: Context): StreamedResults {
  if (isRun(results)) return resultsOf(results);
  return resultsIn(typeof results === 'string' ? [results] : results, config, context);
}

function isRun(results: Results): results is BenchmarkRun {
  return typeof results === 'object' && 'items' in results;
}

export function configOf({ config }: Options, context: Context): Config {
  if (typeof config === 'object') return parseConfig(JSON.stringify(config), 'config');
  return readConfig(config ?? null, [], context);
}

/** A library says nothing: results are returned, problems thrown. */
export function contextOf({ cwd, signal }: Options): Context {
  const silent = () => {};
  return {
    cwd: cwd ?? process.cwd(),
    env: process.env,
    out: silent,
    log: silent,
    status: silent,
    colour: false,
    now: () => new Date(),
    signal: signal ?? new AbortController().signal,
  };
}
