import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { RankedChange } from '../domain/comparison/changes.ts';
import type { ItemChange } from '../domain/comparison/comparison.ts';
import type { ComparedResults } from './compare-results.ts';
import type { Context } from './context.ts';
import { seeAgain } from './noted-results.ts';

/** Fetches the texts of a few questions, the most telling ones, by going through the results again. */
export async function shownItems(
  { shown, before, after }: ComparedResults,
  changes: readonly RankedChange[],
  context: Context,
): Promise<ItemChange[]> {
  const listed = changes.map((change) => ({ change, ...shown.placesOf(change) }));
  const fetched = async (side: 'before' | 'after') => {
    const places = new Set(listed.map((one) => one[side]));
    const items = new Map<number, BenchmarkItem>();
    const results = side === 'before' ? before : after;
    await seeAgain(results, places, context, (item, place) => items.set(place, item));
    return items;
  };
  const [olds, news] = [await fetched('before'), await fetched('after')];
  return listed.flatMap((one) => {
    const [old, now] = [olds.get(one.before), news.get(one.after)];
    return old === undefined || now === undefined ? [] : [shown.of(one.change, old, now)];
  });
}
