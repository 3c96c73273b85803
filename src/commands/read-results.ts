import { setImmediate } from 'node:timers/promises';
import type { Config } from '../config/load.ts';
import type { BenchmarkItem, BenchmarkRun } from '../domain/benchmark/item.ts';
import { RetakeError } from '../domain/error.ts';
import { type RunReport, readBatches } from '../results/read.ts';
import { type Context, stopIfInterrupted } from './context.ts';

/** One model's results, some at a time: each call goes through them from the start and returns a report at the end. */
export type Results = () => AsyncGenerator<readonly BenchmarkItem[], RunReport, undefined>;

/** The results in the files, globs and `file#model` fragments that name them. */
export function resultsIn(specs: readonly string[], config: Config, context: Context): Results {
  if (specs.length === 0) {
    throw new RetakeError('USAGE', 'no results are named', {
      hint: 'Name them with --results, or under results.paths in the configuration.',
    });
  }
  return () => readBatches([...specs], { cwd: context.cwd, format: config.results.format });
}

/** Results that are in memory already. */
export function resultsOf({ items, ...report }: BenchmarkRun): Results {
  return async function* () {
    yield items;
    return report;
  };
}

/** Shows every answer of the results, with its place among them from 0. Ends where the command is interrupted. */
export async function goThrough(
  results: Results,
  context: Context,
  see: (item: BenchmarkItem, row: number) => void,
): Promise<RunReport> {
  const batches = results();
  let row = 0;
  for (;;) {
    const { value, done } = await batches.next();
    // Small files are read without a pause in which Ctrl-C could be heard.
    if (done) await setImmediate();
    stopIfInterrupted(context);
    if (done) return value;
    for (const item of value) see(item, row++);
  }
}

/** Reads one model's results into memory; `kept` makes of each answer what is to be kept of it. */
export async function readResults(
  specs: readonly string[],
  config: Config,
  context: Context,
  kept = (item: BenchmarkItem) => item,
): Promise<BenchmarkRun> {
  const items: BenchmarkItem[] = [];
  const report = await goThrough(resultsIn(specs, config, context), context, (item) =>
    items.push(kept(item)),
  );
  return { ...report, items };
}
