import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { RankedChange } from '../domain/comparison/changes.ts';
import type { ItemChange } from '../domain/comparison/comparison.ts';
import { Column } from '../domain/notes/column.ts';
import { Spool } from '../results/spool.ts';
import type { ComparedResults } from './compare-results.ts';
import type { Context } from './context.ts';
import { seeAgain } from './noted-results.ts';

type Side = 'before' | 'after';

/**
 * The texts of any number of questions, in the order in which they are shown: they come in the order of the results
 * and wait in a file. They can be gone through as often as need be, until it ends.
 */
export class ItemSpool implements Iterable<ItemChange> {
  readonly #compared: ComparedResults;
  readonly #listed: readonly RankedChange[];
  readonly #folder = mkdtempSync(join(tmpdir(), 'retake-items-'));
  readonly #spools: Record<Side, Spool>;

  private constructor(compared: ComparedResults, listed: readonly RankedChange[]) {
    this.#compared = compared;
    this.#listed = listed;
    this.#spools = {
      before: new Spool(join(this.#folder, 'before')),
      after: new Spool(join(this.#folder, 'after')),
    };
  }

  /** Lends the texts to `use` and clears them away after it. */
  static async whileFilled<T>(
    compared: ComparedResults,
    changes: readonly RankedChange[],
    context: Context,
    use: (items: Iterable<ItemChange>) => T,
  ): Promise<T> {
    const items = new ItemSpool(compared, changes);
    try {
      for (const side of ['before', 'after'] as const) await items.#fill(side, context);
      return use(items);
    } finally {
      items.#end();
    }
  }

  *[Symbol.iterator](): Generator<ItemChange> {
    for (const [place, change] of this.#listed.entries()) {
      yield this.#compared.shown.of(change, this.#read('before', place), this.#read('after', place));
    }
  }

  async #fill(side: Side, context: Context): Promise<void> {
    const { shown } = this.#compared;
    /** Where an answer is shown, plus one; 0 where it is not. */
    const shownAt = new Column('word');
    for (const [place, change] of this.#listed.entries())
      shownAt.set(shown.placesOf(change)[side], place + 1);
    const wanted = { has: (place: number) => shownAt.get(place) > 0, size: this.#listed.length };
    await seeAgain(this.#compared[side], wanted, context, (item, place) => {
      this.#spools[side].put(shownAt.get(place) - 1, JSON.stringify(textsOf(item)));
    });
  }

  #read(side: Side, place: number): BenchmarkItem {
    const pieces = [...this.#spools[side].read(place, place + 1)];
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as BenchmarkItem;
  }

  #end(): void {
    this.#spools.before.end();
    this.#spools.after.end();
    rmSync(this.#folder, { recursive: true });
  }
}

/** What nobody is shown is left out. */
function textsOf({ opponentResponse, judge, ...item }: BenchmarkItem): BenchmarkItem {
  return item;
}
