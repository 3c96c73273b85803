import { type Random, randomBelow } from '../random.ts';
import type { Population } from './population.ts';

/** A true change to be found: so much of a category's score moved, in (-1, 1); null for every category. */
export interface Shift {
  category: string | null;
  change: number;
}

/** One imagined re-run: which row each deciding item has now, and which items differ from the baseline. */
export class Draw {
  /** Row of values of each deciding item. */
  readonly now: Int32Array;
  readonly #population: Population;
  readonly #random: Random;
  readonly #isTouched: Uint8Array;
  readonly #touched: Int32Array;
  #touchedCount = 0;
  /** Items of each category that is shifted. */
  readonly #members: Int32Array[] = [];

  constructor(population: Population, random: Random) {
    this.#population = population;
    this.#random = random;
    this.now = population.rows.slice();
    this.#isTouched = new Uint8Array(population.rows.length);
    this.#touched = new Int32Array(population.rows.length);
  }

  /** Deciding items that may differ from the baseline. */
  get touched(): Int32Array {
    return this.#touched.subarray(0, this.#touchedCount);
  }

  /** Back to the baseline. */
  reset(): void {
    for (const item of this.touched) {
      this.now[item] = this.#population.rows[item] ?? 0;
      this.#isTouched[item] = 0;
    }
    this.#touchedCount = 0;
  }

  /** Every item, independently with this probability, becomes like one of its category that was observed. */
  redraw(probability: number): void {
    if (probability <= 0) return;
    const { rows, categoryOf, observed } = this.#population;
    const scale = Math.log1p(-Math.min(probability, 1));
    // From one redrawn item to the next: the gap between them is geometric.
    for (let item = this.#gap(scale); item < rows.length; item += 1 + this.#gap(scale)) {
      const candidates = observed[categoryOf[item] ?? 0] ?? rows;
      this.#set(item, candidates[randomBelow(candidates.length, this.#random)] ?? 0);
    }
  }

  /** Moves items at random to their best or worst until the category's score has changed by so much. */
  shift({ category, change }: Shift): void {
    for (const [index, { name }] of this.#population.categories.entries()) {
      if (category === null || category === name) this.#shiftCategory(this.#membersOf(index), change);
    }
  }

  #membersOf(category: number): Int32Array {
    const { rows, categoryOf } = this.#population;
    this.#members[category] ??= Int32Array.from(rows.keys()).filter((item) => categoryOf[item] === category);
    return this.#members[category];
  }

  #shiftCategory(members: Int32Array, change: number): void {
    const { items, rows, values } = this.#population;
    let left = Math.abs(change) * members.length;
    // A Fisher-Yates shuffle that stops as soon as enough has been moved.
    for (let end = members.length; end > 0 && left > 1e-9; end--) {
      const at = randomBelow(end, this.#random);
      const item = members[at] ?? 0;
      members[at] = members[end - 1] ?? 0;
      members[end - 1] = item;
      const target = (rows[item] ?? 0) + (change > 0 ? items : 2 * items);
      const moved = Math.abs(values.score.at(target) - values.score.at(this.now[item] ?? 0));
      if (moved === 0) continue;
      if (moved <= left || this.#random() < left / moved) this.#set(item, target);
      left -= moved;
    }
  }

  #set(item: number, row: number): void {
    this.now[item] = row;
    if (this.#isTouched[item] === 1) return;
    this.#isTouched[item] = 1;
    this.#touched[this.#touchedCount++] = item;
  }

  #gap(scale: number): number {
    return scale === Number.NEGATIVE_INFINITY ? 0 : Math.floor(Math.log1p(-this.#random()) / scale);
  }
}
