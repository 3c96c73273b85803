import { Column } from './column.ts';

const NONE = 2 ** 32 - 1;

/** Lists of numbers, each known by its first; a list of one costs nothing. */
export class Chains {
  /** From the first number of a list to its last, from each later one to the one before it. */
  readonly #links = new Column('word', NONE);

  append(first: number, number: number): void {
    const last = this.#links.get(first);
    this.#links.set(number, last === NONE ? first : last);
    this.#links.set(first, number);
  }

  /** The list that begins with this number. */
  from(first: number): [number, ...number[]] {
    const later: number[] = [];
    const last = this.#links.get(first);
    if (last === NONE) return [first];
    for (let number = last; number !== first; number = this.#links.get(number)) later.push(number);
    return [first, ...later.reverse()];
  }
}
