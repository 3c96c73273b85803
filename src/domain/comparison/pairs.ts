import { Column } from '../notes/column.ts';

const NONE = 2 ** 32 - 1;

/** The answers of one run to one question that count, by their rows. */
export type Rows = readonly [number, ...number[]];

/** Questions that both runs answered, by number: their answers joined by repeat, each scored on both sides. */
export class Pairs {
  readonly #before = new Column('word');
  readonly #after = new Column('word');
  /** From an answer to the next to the same question; nearly always there is none. */
  readonly #nextBefore = new Column('word', NONE);
  readonly #nextAfter = new Column('word', NONE);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(before: Rows, after: Rows): void {
    const question = this.#size++;
    this.#before.set(question, before[0]);
    this.#after.set(question, after[0]);
    link(before, this.#nextBefore);
    link(after, this.#nextAfter);
  }

  /** The answers before; those after stand at the same index. */
  before(question: number): Rows {
    return linked(this.#before.get(question), this.#nextBefore);
  }

  after(question: number): Rows {
    return linked(this.#after.get(question), this.#nextAfter);
  }

  /** The answers that stand for the question. */
  firsts(question: number): { before: number; after: number } {
    return { before: this.#before.get(question), after: this.#after.get(question) };
  }
}

function link(rows: Rows, next: Column): void {
  for (let index = 1; index < rows.length; index++) next.set(rows[index - 1] ?? NONE, rows[index] ?? NONE);
}

function linked(first: number, next: Column): Rows {
  const rows: [number, ...number[]] = [first];
  for (let row = next.get(first); row !== NONE; row = next.get(row)) rows.push(row);
  return rows;
}
