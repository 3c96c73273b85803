import type { BenchmarkRun } from '../../src/domain/benchmark/item.ts';
import { eachBatch } from '../../src/results/each-batch.ts';
import { type ReadOptions, readBatches } from '../../src/results/read.ts';

/** Reads result files into one run in memory. */
export async function readRun(specs: readonly string[], options: ReadOptions): Promise<BenchmarkRun> {
  const items: BenchmarkRun['items'] = [];
  const { trail, ...report } = await eachBatch(readBatches(specs, options), (batch) => {
    for (const item of batch) items.push(item);
  });
  return { ...report, items };
}
