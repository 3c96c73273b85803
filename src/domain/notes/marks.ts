import { Column } from './column.ts';

/** A set of whole numbers, a byte each. */
export class Marks {
  readonly #marks = new Column('byte');

  add(number: number): void {
    this.#marks.set(number, 1);
  }

  has(number: number): boolean {
    return this.#marks.get(number) === 1;
  }
}
