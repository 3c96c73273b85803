import {
  compareNoted,
  type NotedComparison,
  type PairedRuns,
  pairNoted,
} from '../domain/comparison/compare-noted.ts';
import { classesOfDataset, classPacker } from '../domain/comparison/item-classes.ts';
import { NotedAnswers } from '../domain/comparison/noted-answers.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { keyedHash, sha256 } from '../results/hash.ts';
import type { Context } from './context.ts';
import { hearRepeats, type NotedResults, noteResults } from './noted-results.ts';
import type { Results } from './read-results.ts';

/** Takes notes of two runs, one after the other. */
export class Notebook {
  readonly notes = new NotedAnswers(keyedHash());
  readonly #manifest: Manifest | null;
  readonly #context: Context;

  /** `manifest`: what was trained on; null where nobody said. */
  constructor(manifest: Manifest | null, context: Context) {
    this.#manifest = manifest;
    this.#context = context;
  }

  /** What a question may prove is told by its answer in the baseline. */
  async noteBaseline(results: Results): Promise<NotedResults> {
    const manifest = this.#manifest;
    const classesOf = manifest === null ? undefined : classPacker(classesOfDataset(manifest, sha256), sha256);
    return await noteResults(results, this.notes, this.#context, classesOf);
  }

  async noteCandidate(results: Results): Promise<NotedResults> {
    return await noteResults(results, this.notes, this.#context);
  }

  /** Throws RUNS_NOT_COMPARABLE where they have no question in common. */
  async compare(before: NotedResults, after: NotedResults): Promise<ComparedResults> {
    const paired = pairNoted(this.notes, before.run, after.run, sha256);
    await hearRepeats(this.notes, paired.pairing, [before, after], this.#context);
    return { ...compareNoted(paired, this.#manifest, sha256), paired, before, after };
  }
}

/** Two runs held against each other; the texts are still where they were. */
export interface ComparedResults extends NotedComparison {
  paired: PairedRuns;
  before: NotedResults;
  after: NotedResults;
}
