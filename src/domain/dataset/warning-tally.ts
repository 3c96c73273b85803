import type { Warning } from '../benchmark/item.ts';

/** A remark as it reads on from a count: `1 failure has no …`, `3 failures have no …`. Goes with one code. */
export interface Remark {
  one: string;
  many: string;
}

type Counted = Omit<Warning, 'message'> & { remark: Remark };

/** Counts the same remark about many rows into one warning a category, in the order in which they first come. */
export class WarningTally {
  readonly #counted: Counted[] = [];
  /** By remark, then by category: there may be one for every row, too many to make a key for each. */
  readonly #known = new Map<string, Map<string | null, Counted>>();

  add(code: string, category: string | null, remark: Remark, count = 1): void {
    const byCategory = this.#known.get(remark.many) ?? new Map<string | null, Counted>();
    const there = byCategory.get(category);
    if (there !== undefined) {
      there.count += count;
      return;
    }
    const counted = { code, category, count, remark };
    this.#counted.push(counted);
    this.#known.set(remark.many, byCategory.set(category, counted));
  }

  list(): Warning[] {
    return this.#counted.map(({ code, category, count, remark }) => ({
      code,
      category,
      count,
      message: `${category === null ? '' : `${category}: `}${count} ${count === 1 ? remark.one : remark.many}`,
    }));
  }
}
