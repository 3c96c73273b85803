import type { Series } from '../notes/series.ts';

/**
 * Chooses which passed questions are rehearsed so that training on failures does not unlearn them:
 * `wanted` rows, spread over the categories in proportion to what each can offer, smallest hash first,
 * so that the choice is stable when items are added (VERDICT.md section 3).
 */
export class ReplayChoice {
  readonly #cuts = new Map<string, Cut>();

  /** `shares`: what each category can offer, in the order of the results. */
  constructor(shares: ReadonlyMap<string, Series>, wanted: number) {
    const sizes = [...shares.values()].map(({ length }) => length);
    const offered = sizes.reduce((sum, size) => sum + size, 0);
    const counts = apportion(sizes, Math.min(wanted, offered));
    for (const [index, [category, offers]] of [...shares].entries()) {
      this.#cuts.set(category, new Cut(offers, counts[index] ?? 0));
    }
  }

  get size(): number {
    return [...this.#cuts.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** How many of a category are chosen. */
  count(category: string): number {
    return this.#cuts.get(category)?.count ?? 0;
  }

  /** To be asked about every question on offer once, in the order of the results: the first of equals is taken. */
  takes(category: string, share: number): boolean {
    return this.#cuts.get(category)?.takes(share) ?? false;
  }
}

/** How far up the shares of one category the choice reaches. */
class Cut {
  readonly count: number;
  readonly #last: number;
  #equalsLeft: number;

  constructor(shares: Series, count: number) {
    const sorted = shares.sorted();
    this.count = count;
    this.#last = sorted[count - 1] ?? -1;
    this.#equalsLeft = count - sorted.indexOf(this.#last);
  }

  takes(share: number): boolean {
    return share < this.#last || (share === this.#last && this.#equalsLeft-- > 0);
  }
}

/** Splits `total` over groups in proportion to their sizes, largest remainder first; never more than a size. */
export function apportion(sizes: number[], total: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * total) / all);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value % 1 }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}
