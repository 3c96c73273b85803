import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { RunReport } from '../results/read.ts';
import type { PlacedItem, Wanted } from '../results/read-again.ts';
import type { Results } from './read-results.ts';

/** Whether a path, with or without its `#model`, is that of a pipe, as `<(git show main:results.jsonl)` makes one. */
export function isPipe(spec: string, cwd: string): boolean {
  const stats = statSync(resolve(cwd, spec.replace(/#[^#/]*$/, '')), { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** Results that can be read but once: they are kept in memory. */
export function pipedResults(read: Results['all']): Results {
  const items: BenchmarkItem[] = [];
  let report: RunReport | null = null;
  return {
    async *all() {
      if (report !== null) {
        yield items;
        return report;
      }
      const batches = read();
      for (;;) {
        const { value, done } = await batches.next();
        if (done) {
          report = value;
          return value;
        }
        for (const item of value) items.push(item);
        yield value;
      }
    },
    async *again(_, wanted) {
      yield placed(items, wanted);
    },
  };
}

/** Those of a list that are wanted, with their places in it. */
export function placed(items: readonly BenchmarkItem[], wanted: Wanted): PlacedItem[] {
  return items.map((item, row) => ({ row, item })).filter(({ row }) => wanted(row));
}
