import type { Warning } from '../benchmark/item.ts';

/** A remark as it reads on from a count: `1 failure has no …`, `3 failures have no …`. */
export interface Remark {
  one: string;
  many: string;
}

/** Counts the same remark about many rows into one warning per code and category. */
export class WarningTally {
  readonly #warnings = new Map<string, Warning & { remark: Remark }>();

  add(code: string, category: string | null, remark: Remark, count = 1): void {
    const key = `${code}\n${category ?? ''}\n${remark.many}`;
    const total = (this.#warnings.get(key)?.count ?? 0) + count;
    this.#warnings.set(key, { code, category, count: total, message: '', remark });
  }

  list(): Warning[] {
    return [...this.#warnings.values()].map(({ code, category, count, remark }) => ({
      code,
      category,
      count,
      message: `${category === null ? '' : `${category}: `}${count} ${count === 1 ? remark.one : remark.many}`,
    }));
  }
}
