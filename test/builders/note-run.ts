import type { BenchmarkRun } from '../../src/domain/benchmark/item.ts';
import type { NotedRun, RunNotes } from '../../src/domain/comparison/run-notes.ts';

/** Notes a run that is in memory. */
export function noteRun({ items, ...facts }: BenchmarkRun, answers: RunNotes): NotedRun {
  for (const item of items) answers.add(item);
  return { ...facts, answers };
}
