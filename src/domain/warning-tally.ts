import type { Warning } from './item.ts';

/** Counts the same remark about many rows into one warning per code and category. */
export class WarningTally {
  readonly #warnings = new Map<string, Warning & { text: string }>();

  /** `text` reads on from the count: `3 failures have no …`. */
  add(code: string, category: string | null, text: string, count = 1): void {
    const key = `${code}\n${category ?? ''}\n${text}`;
    const total = (this.#warnings.get(key)?.count ?? 0) + count;
    this.#warnings.set(key, { code, category, count: total, message: '', text });
  }

  list(): Warning[] {
    return [...this.#warnings.values()].map(({ code, category, count, text }) => ({
      code,
      category,
      count,
      message: `${category === null ? '' : `${category}: `}${count} ${text}`,
    }));
  }
}
