import { identityOf, type Sha256 } from '../benchmark/identity.ts';
import type { BenchmarkItem, BenchmarkRun } from '../benchmark/item.ts';
import { oneLine } from '../one-line.ts';
import { AmbiguousIds } from './ambiguous-ids.ts';
import type { NotedAnswers } from './noted-answers.ts';

/** The answers of one run among those noted. Of two runs one is noted to its end before the other is begun. */
export class RunNotes {
  readonly ids: AmbiguousIds;
  readonly #notes: NotedAnswers;
  readonly #classesOf: (item: BenchmarkItem) => number;
  readonly #from: number;
  #size = 0;
  #unscored = 0;
  #first: Pick<BenchmarkItem, 'task' | 'id' | 'prompt'> | null = null;

  /** `classesOf`: what an item may prove, packed; none where it may prove anything, or is not asked to. */
  constructor(notes: NotedAnswers, classesOf: (item: BenchmarkItem) => number = () => 0) {
    this.#notes = notes;
    this.#classesOf = classesOf;
    this.#from = notes.size;
    this.ids = new AmbiguousIds(notes);
  }

  add(item: BenchmarkItem): void {
    const row = this.#notes.add(item, this.#classesOf(item));
    this.#size++;
    if (item.score === null) this.#unscored++;
    const { task, id, prompt } = item;
    this.#first ??= { task, id, prompt };
    this.ids.add(row, item);
  }

  get size(): number {
    return this.#size;
  }

  /** Answers without a score. */
  get unscored(): number {
    return this.#unscored;
  }

  has(row: number): boolean {
    return row >= this.#from && row < this.#from + this.#size;
  }

  /** Its row among all that is noted, by its place in the run from 0. */
  rowAt(place: number): number {
    return this.#from + place;
  }

  placeOf(row: number): number {
    return row - this.#from;
  }

  *rows(): Generator<number> {
    for (let place = 0; place < this.#size; place++) yield this.rowAt(place);
  }

  /** `9 answers (such as math/1)`. */
  described(sha256: Sha256): string {
    const count = `${this.#size} ${this.#size === 1 ? 'answer' : 'answers'}`;
    if (this.#first === null) return count;
    const identity = identityOf(this.#first, sha256);
    const { task, id } = this.#first;
    return `${count} (such as ${oneLine(id === null ? `${task} ${identity.slice(0, 12)}` : identity)})`;
  }
}

/** A run of which nothing is kept but notes. */
export interface NotedRun extends Omit<BenchmarkRun, 'items'> {
  answers: RunNotes;
}
