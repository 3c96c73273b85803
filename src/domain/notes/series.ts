import { Column } from './column.ts';

/** A list of numbers that grows without ever being copied. */
export class Series {
  readonly #numbers = new Column('double');
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    this.#numbers.set(this.#length++, number);
  }

  /** From the smallest to the largest. */
  sorted(): Float64Array {
    return Float64Array.from({ length: this.#length }, (_, index) => this.#numbers.get(index)).sort();
  }
}
