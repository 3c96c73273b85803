/** Gives each distinct value a number, in the order in which they come. */
export class Interned<T> {
  readonly #numbers = new Map<string, number>();
  readonly #values: T[] = [];

  /** The number of the value that goes by this key; `value` where the key is new. */
  add(key: string, value: T): number {
    const there = this.#numbers.get(key);
    if (there !== undefined) return there;
    this.#numbers.set(key, this.#values.length);
    return this.#values.push(value) - 1;
  }

  at(number: number): T {
    return this.#values[number] as T;
  }
}
