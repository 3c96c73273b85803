import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import { RetakeError } from '../domain/error.ts';
import { CompanionShelf } from './companions.ts';
import type { Trace } from './read.ts';
import { readFile } from './read-file.ts';

/** An item and its place among those of its run, from 0. */
export interface PlacedItem {
  row: number;
  item: BenchmarkItem;
}

/** Some at a time, as they are read: see ItemStream. */
export type PlacedItems = AsyncGenerator<Iterable<PlacedItem>, void, undefined>;

/** Says of an item, by its place, whether it is to be read again. */
export type Wanted = (row: number) => boolean;

/**
 * Reads some items of a run once more, in their order; what nobody wants is not even parsed where the file allows it.
 * @throws RetakeError where a file was written to since it was read.
 */
export async function* readAgain(trail: readonly Trace[], wanted: Wanted): PlacedItems {
  const shelf = new CompanionShelf(trail.map(({ source }) => source));
  let first = 0;
  for (const trace of trail) {
    refuseChanged(trace);
    yield* itemsOf(trace, first, wanted, shelf);
    refuseChanged(trace);
    first += trace.items;
  }
}

async function* itemsOf(
  { source, fragment, format, items, isLineByLine }: Trace,
  first: number,
  wanted: Wanted,
  shelf: CompanionShelf,
): PlacedItems {
  const passesOver = isLineByLine ? (record: number) => !wanted(first + record) : () => false;
  const end = first + items;
  let row = first;
  function* placed(batch: Iterable<BenchmarkItem>): Generator<PlacedItem> {
    for (const item of batch) {
      while (isLineByLine && row < end && !wanted(row)) row++;
      if (wanted(row)) yield { row, item };
      row++;
    }
  }
  for await (const batch of readFile(source, { fragment, format, shelf, passesOver })) yield placed(batch);
}

function refuseChanged({ source, stamp }: Trace): void {
  if (source.stamp() === stamp) return;
  throw new RetakeError('RESULTS_UNREADABLE', `${source.path} changed while it was read`, {
    hint: 'Wait until it is written, then try again.',
  });
}
