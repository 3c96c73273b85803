import type { Sha256 } from '../../src/domain/benchmark/identity.ts';
import type { BenchmarkRun } from '../../src/domain/benchmark/item.ts';
import { compareNoted, pairNoted } from '../../src/domain/comparison/compare-noted.ts';
import type { Comparison, ItemChange } from '../../src/domain/comparison/comparison.ts';
import type { FateCounts } from '../../src/domain/comparison/fate.ts';
import { classesOfDataset, classPacker } from '../../src/domain/comparison/item-classes.ts';
import { NotedAnswers } from '../../src/domain/comparison/noted-answers.ts';
import { RunNotes } from '../../src/domain/comparison/run-notes.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { noteRun } from './note-run.ts';

export interface CompareOptions {
  /** What was trained on; null where nobody said. */
  manifest: Manifest | null;
  sha256: Sha256;
  /** Also list the questions that stayed right, for whoever wants to look through all of them. */
  keepRight?: boolean;
}

/** A comparison of runs that are in memory, with the texts of what changed. */
export interface FullComparison extends Comparison {
  /** Only questions that did not stay right, unless all were asked for. Most telling first. */
  changes: ItemChange[];
  fates: FateCounts;
}

/**
 * Pairs baseline and candidate question by question and measures what changed (VERDICT.md sections 2, 4 and 5).
 * Throws RetakeError RUNS_NOT_COMPARABLE where they have no question in common.
 */
export function compareRuns(
  before: BenchmarkRun,
  after: BenchmarkRun,
  { manifest, sha256, keepRight = false }: CompareOptions,
): FullComparison {
  const notes = new NotedAnswers(sha256);
  const classesOf = manifest === null ? undefined : classPacker(classesOfDataset(manifest, sha256), sha256);
  const old = noteRun(before, new RunNotes(notes, classesOf));
  const now = noteRun(after, new RunNotes(notes));
  const paired = pairNoted(notes, old, now, sha256);
  for (const [run, { answers }] of [
    [before, old],
    [after, now],
  ] as const) {
    for (const [place, { response }] of run.items.entries()) {
      const row = answers.rowAt(place);
      if (paired.pairing.repeated.has(row)) notes.finals.add(row, response);
    }
  }
  const { comparison, list, shown } = compareNoted(paired, manifest, sha256);
  const listed = list({ most: Number.POSITIVE_INFINITY, keepRight });
  const changes = listed.changes.flatMap((change) => {
    const places = shown.placesOf(change);
    const [one, other] = [before.items[places.before], after.items[places.after]];
    return one === undefined || other === undefined ? [] : [shown.of(change, one, other)];
  });
  return { ...comparison, changes, fates: listed.fates };
}
