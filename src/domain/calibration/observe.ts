import type { Sha256 } from '../benchmark/identity.ts';
import { categoryOf, valuesOf } from '../comparison/compared-questions.ts';
import { evidenceOf } from '../comparison/evidence.ts';
import { type ClassOf, classesOfDataset, classesOfSplit } from '../comparison/item-classes.ts';
import type { NotedAnswers } from '../comparison/noted-answers.ts';
import { type Pairing, pairRuns } from '../comparison/pairing.ts';
import type { RunNotes } from '../comparison/run-notes.ts';
import type { Manifest } from '../dataset/dataset.ts';
import type { EvidenceRule } from '../verdict/criteria.ts';
import type { ObservedItem } from './population.ts';

/** What tells which items will decide: the dataset, or, before there is one, the split that will be made. */
export interface DecidingItems {
  manifest: Manifest | null;
  split: { holdout: number; seed: string };
  evidence: EvidenceRule;
}

/** A noted run, joined with itself as if nothing had changed. */
export interface ObservedRun {
  notes: NotedAnswers;
  pairing: Pairing;
}

/** What an item of the run may prove: to be known when its answers are noted; null where all decide. */
export function decidingClasses(
  { manifest, split, evidence }: DecidingItems,
  sha256: Sha256,
): ClassOf | null {
  if (evidence.items === 'all') return null;
  if (manifest !== null) return classesOfDataset(manifest, sha256);
  return split.holdout === 0 ? null : classesOfSplit(split, sha256);
}

/** The run must be one whose answers' classes were noted. */
export function observeRun(notes: NotedAnswers, run: RunNotes): ObservedRun {
  return { notes, pairing: pairRuns(notes, run, run) };
}

/** The scored questions of a run, each measured as a comparison would. */
export function* observe({ notes, pairing }: ObservedRun, deciding: DecidingItems): Generator<ObservedItem> {
  const { pairs } = pairing;
  const decides = decidingOf({ notes, pairing }, deciding);
  for (let question = 0; question < pairs.size; question++) {
    yield {
      category: categoryOf(notes, pairs, question),
      deciding: decides(question),
      values: valuesOf(notes, pairs, question),
    };
  }
}

function decidingOf(
  { notes, pairing }: ObservedRun,
  { manifest, split, evidence }: DecidingItems,
): (question: number) => boolean {
  const { pairs, names } = pairing;
  if (evidence.items === 'all' || (manifest === null && split.holdout === 0)) return () => true;
  if (manifest !== null) {
    const { at } = evidenceOf(notes, pairing, manifest);
    return (question) => at(question) === 'held_out';
  }
  return (question) => {
    const row = pairs.firsts(question).before;
    return notes.evidence(row, names.apart(row)) === 'held_out';
  };
}
