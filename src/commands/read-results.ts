import { setImmediate } from 'node:timers/promises';
import type { Config } from '../config/load.ts';
import type { BenchmarkItem, BenchmarkRun } from '../domain/benchmark/item.ts';
import { RetakeError } from '../domain/error.ts';
import { progressBar } from '../report/progress-bar.ts';
import { eachBatch } from '../results/each-batch.ts';
import { findSources, type WantedSource } from '../results/find-sources.ts';
import { type ReadProgress, type RunReport, readSources } from '../results/read.ts';
import { type PlacedItems, readAgain, type Wanted } from '../results/read-again.ts';
import type { ItemStream } from '../results/read-file.ts';
import { type Context, stopIfInterrupted } from './context.ts';

/** One model's results, some at a time. */
export interface Results {
  /** Goes through all of them from the start. */
  all(): ItemStream<RunReport>;
  /** Goes through some of them once more; `report` is what `all` returned. */
  again(report: RunReport, wanted: Wanted): PlacedItems;
}

/** The results in the files, globs and `file#model` fragments that name them. */
export function resultsIn(specs: readonly string[], config: Config, context: Context): Results {
  if (specs.length === 0) {
    throw new RetakeError('USAGE', 'no results are named', {
      hint: 'Name them with --results, or under results.paths in the configuration.',
    });
  }
  const onProgress = ({ path, bytesRead, bytesTotal }: ReadProgress) =>
    context.status(`reading ${path} ${progressBar(bytesRead, bytesTotal)}`);
  const asked = [...specs];
  /** Found once: what came through a pipe is kept with its source. */
  let sources: WantedSource[] | undefined;
  return {
    all() {
      sources ??= findSources(asked, context);
      return readSources(sources, { format: config.results.format, onProgress });
    },
    again: ({ trail }, wanted) => readAgain(trail, wanted),
  };
}

/** Results that are in memory already. */
export function resultsOf({ items, ...report }: BenchmarkRun): Results {
  return {
    async *all() {
      yield items;
      return { ...report, trail: [] };
    },
    async *again(_, wanted) {
      yield items.map((item, row) => ({ row, item })).filter(({ row }) => wanted(row));
    },
  };
}

/** Shows every answer of the results, with its place among them from 0. Ends where the command is interrupted. */
export async function goThrough(
  results: Results,
  context: Context,
  see: (item: BenchmarkItem, row: number) => void,
): Promise<RunReport> {
  let row = 0;
  const report = await eachBatch(results.all(), (batch) => {
    stopIfInterrupted(context);
    for (const item of batch) see(item, row++);
  });
  // Small files are read without a pause in which Ctrl-C could be heard.
  await setImmediate();
  stopIfInterrupted(context);
  return report;
}

/** Reads one model's results into memory. */
export async function readResults(
  specs: readonly string[],
  config: Config,
  context: Context,
): Promise<BenchmarkRun> {
  return await readAll(resultsIn(specs, config, context), context);
}

export async function readAll(results: Results, context: Context): Promise<BenchmarkRun> {
  const items: BenchmarkItem[] = [];
  const { trail, ...report } = await goThrough(results, context, (item) => items.push(item));
  return { ...report, items };
}
