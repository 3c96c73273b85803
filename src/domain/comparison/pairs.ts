import { Chains } from '../notes/chains.ts';
import { Column } from '../notes/column.ts';

/** The answers of one run to one question that count, by their rows. */
export type Rows = readonly [number, ...number[]];

/** Questions that both runs answered, by number: their answers joined by repeat, each scored on both sides. */
export class Pairs {
  readonly #before = new Column('word');
  readonly #after = new Column('word');
  readonly #repeatsBefore = new Chains();
  readonly #repeatsAfter = new Chains();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(before: Rows, after: Rows): void {
    const question = this.#size++;
    this.#before.set(question, before[0]);
    this.#after.set(question, after[0]);
    chain(before, this.#repeatsBefore);
    chain(after, this.#repeatsAfter);
  }

  /** The answers before; those after stand at the same index. */
  before(question: number): Rows {
    return this.#repeatsBefore.from(this.#before.get(question));
  }

  after(question: number): Rows {
    return this.#repeatsAfter.from(this.#after.get(question));
  }

  /** The answers that stand for the question. */
  firsts(question: number): { before: number; after: number } {
    return { before: this.#before.get(question), after: this.#after.get(question) };
  }
}

function chain([first, ...later]: Rows, repeats: Chains): void {
  for (const row of later) repeats.append(first, row);
}
