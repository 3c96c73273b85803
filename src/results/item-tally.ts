import type { BenchmarkItem } from '../domain/benchmark/item.ts';

/** Counts what the records of a file gave. */
export class ItemTally {
  #items = 0;
  readonly #tasks = new Set<string>();
  #isOneEach = true;

  /** `given` are the items of one record; returns them. */
  add(given: BenchmarkItem[]): BenchmarkItem[] {
    if (given.length !== 1) this.#isOneEach = false;
    return this.#count(given);
  }

  /** `given` are items that had to wait for the last record; returns them. */
  addLate(given: BenchmarkItem[]): BenchmarkItem[] {
    if (given.length > 0) this.#isOneEach = false;
    return this.#count(given);
  }

  #count(given: BenchmarkItem[]): BenchmarkItem[] {
    this.#items += given.length;
    for (const { task } of given) this.#tasks.add(task);
    return given;
  }

  get items(): number {
    return this.#items;
  }

  /** Joined by commas. */
  get tasks(): string {
    return [...this.#tasks].join(',');
  }

  /** Whether every record gave exactly one. */
  get isOneEach(): boolean {
    return this.#isOneEach;
  }
}
