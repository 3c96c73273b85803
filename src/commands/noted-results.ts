import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { NotedAnswers } from '../domain/comparison/noted-answers.ts';
import type { Pairing } from '../domain/comparison/pairing.ts';
import { type NotedRun, RunNotes } from '../domain/comparison/run-notes.ts';
import type { RunReport } from '../results/read.ts';
import { type Context, stopIfInterrupted } from './context.ts';
import { goThrough, type Results } from './read-results.ts';

/** Results that were gone through once: what was noted of them, and the way back to their texts. */
export interface NotedResults {
  run: NotedRun;
  results: Results;
  report: RunReport;
}

/** Goes through results and keeps notes. `classesOf`: what an item may prove, packed. */
export async function noteResults(
  results: Results,
  notes: NotedAnswers,
  context: Context,
  classesOf?: (item: BenchmarkItem) => number,
): Promise<NotedResults> {
  const answers = new RunNotes(notes, classesOf);
  const report = await goThrough(results, context, (item) => answers.add(item));
  const { trail, ...facts } = report;
  return { run: { ...facts, answers }, results, report };
}

/** Shows the answers at these places of the results once more; ends as soon as `most` of them were seen. */
export async function seeAgain(
  { results, report }: Pick<NotedResults, 'results' | 'report'>,
  wanted: { has(place: number): boolean; size: number },
  context: Context,
  see: (item: BenchmarkItem, place: number) => void,
): Promise<void> {
  let left = wanted.size;
  if (left === 0) return;
  for await (const batch of results.again(report, (place) => wanted.has(place))) {
    stopIfInterrupted(context);
    for (const { item, row } of batch) {
      see(item, row);
      left -= 1;
    }
    if (left <= 0) return;
  }
}

/** Hears what those repeated answers came to that nobody could know to be repeated when they were noted. */
export async function hearRepeats(
  notes: NotedAnswers,
  { repeated, hasRepeats }: Pick<Pairing, 'repeated' | 'hasRepeats'>,
  noted: readonly NotedResults[],
  context: Context,
): Promise<void> {
  if (!hasRepeats) return;
  for (const one of noted) {
    const { answers } = one.run;
    const isUnheard = (row: number) => repeated.has(row) && !notes.finals.has(row);
    let size = 0;
    for (const row of answers.rows()) size += Number(isUnheard(row));
    const wanted = { has: (place: number) => isUnheard(answers.rowAt(place)), size };
    await seeAgain(one, wanted, context, (item, place) =>
      notes.finals.add(answers.rowAt(place), item.response),
    );
  }
}
