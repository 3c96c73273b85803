import { Column } from './column.ts';

/** A growing list of which each place holds one of a few values, in a byte: the first of them where none was set. */
export class CodedColumn<T> {
  readonly #values: readonly [T, ...T[]];
  readonly #codes = new Column('byte');

  constructor(values: readonly [T, ...T[]]) {
    this.#values = values;
  }

  get(index: number): T {
    return this.#values[this.#codes.get(index)] as T;
  }

  /** `value`: one of the few. */
  set(index: number, value: T): void {
    this.#codes.set(index, this.#values.indexOf(value));
  }
}
