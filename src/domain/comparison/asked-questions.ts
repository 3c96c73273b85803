import { Chains } from '../notes/chains.ts';
import { Column } from '../notes/column.ts';
import { Marks } from '../notes/marks.ts';
import type { QuestionNames } from './question-names.ts';
import type { RunNotes } from './run-notes.ts';

const NONE = 2 ** 32 - 1;

/** One question of the baseline with the answers of both runs to it, by their rows in the order of the results. */
export interface AskedQuestion {
  before: readonly number[];
  after: readonly number[];
}

/** The questions of two runs, those of the baseline in its order. */
export class AskedQuestions {
  readonly #before: RunNotes;
  readonly #isSelf: boolean;
  /** The first answer after to a question, by the first one before. */
  readonly #counterparts = new Column('word', NONE);
  readonly #repeats = new Chains();
  /** Answers that are not the first of their run to their question; nearly always there is none. */
  readonly #later = new Marks();
  /** Questions that only the other run has. */
  readonly added: number;

  constructor(names: QuestionNames, before: RunNotes, after: RunNotes) {
    this.#before = before;
    this.#isSelf = before === after;
    const index = names.index();
    for (const row of before.rows()) {
      const first = index.add(row);
      if (first !== row) this.#addLater(first, row);
    }
    let added = 0;
    for (const row of this.#isSelf ? [] : after.rows()) {
      const first = index.add(row);
      if (first === row) added += 1;
      else if (before.has(first)) this.#addCounterpart(first, row);
    }
    this.added = added;
  }

  *[Symbol.iterator](): Generator<AskedQuestion> {
    for (const row of this.#before.rows()) {
      if (this.#later.has(row)) continue;
      const before = this.#repeats.from(row);
      const counterpart = this.#counterparts.get(row);
      const after = counterpart === NONE ? [] : this.#repeats.from(counterpart);
      yield { before, after: this.#isSelf ? before : after };
    }
  }

  #addCounterpart(first: number, row: number): void {
    const counterpart = this.#counterparts.get(first);
    if (counterpart === NONE) this.#counterparts.set(first, row);
    else this.#addLater(counterpart, row);
  }

  #addLater(first: number, row: number): void {
    this.#repeats.append(first, row);
    this.#later.add(row);
  }
}
