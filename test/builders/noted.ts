import type { BenchmarkItem, BenchmarkRun } from '../../src/domain/benchmark/item.ts';
import type { MeasuredPair } from '../../src/domain/benchmark/item-values.ts';
import {
  type DecidingItems,
  decidingClasses,
  type ObservedRun,
  observeRun,
} from '../../src/domain/calibration/observe.ts';
import { classesOfDataset, classPacker } from '../../src/domain/comparison/item-classes.ts';
import { NotedAnswers } from '../../src/domain/comparison/noted-answers.ts';
import { type Pairing, pairRuns } from '../../src/domain/comparison/pairing.ts';
import { type NotedRun, RunNotes } from '../../src/domain/comparison/run-notes.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { sha256 } from './answer.ts';
import { noteRun } from './note-run.ts';

export interface NotedRuns {
  notes: NotedAnswers;
  before: NotedRun;
  after: NotedRun;
  pairing: Pairing;
}

/** Two runs, noted and joined, with all that their repeated answers came to. */
export function notedRuns(
  before: BenchmarkRun,
  after: BenchmarkRun,
  manifest: Manifest | null = null,
): NotedRuns {
  const notes = new NotedAnswers(sha256);
  const classesOf = manifest === null ? undefined : classPacker(classesOfDataset(manifest, sha256), sha256);
  const old = noteRun(before, new RunNotes(notes, classesOf));
  const now = noteRun(after, new RunNotes(notes));
  for (const [row, { response }] of [...before.items, ...after.items].entries())
    notes.finals.add(row, response);
  return { notes, before: old, after: now, pairing: pairRuns(notes, old.answers, now.answers) };
}

/** Answers to one question as figures are made of them. */
export function measuredPair(before: BenchmarkItem[], after: BenchmarkItem[]): MeasuredPair {
  const notes = new NotedAnswers(sha256);
  const measured = (item: BenchmarkItem) => {
    const row = notes.add(item, 0);
    notes.finals.add(row, item.response);
    return notes.measured(row);
  };
  return { before: before.map(measured), after: after.map(measured) };
}

/** A run as calibration sees it. */
export function observedRun({ items }: BenchmarkRun, deciding: DecidingItems): ObservedRun {
  const notes = new NotedAnswers(sha256);
  const classes = decidingClasses(deciding, sha256);
  const answers = new RunNotes(notes, classes === null ? undefined : classPacker(classes, sha256));
  for (const item of items) {
    notes.finals.add(notes.size, item.response);
    answers.add(item);
  }
  return observeRun(notes, answers);
}
