import { Column } from './column.ts';

/** A set of whole numbers, a bit each. */
export class Marks {
  readonly #words = new Column('word');

  add(number: number): void {
    const word = number >>> 5;
    this.#words.set(word, (this.#words.get(word) | (1 << (number & 31))) >>> 0);
  }

  has(number: number): boolean {
    return ((this.#words.get(number >>> 5) >>> (number & 31)) & 1) === 1;
  }
}
