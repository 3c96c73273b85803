import type { BenchmarkItem } from '../domain/benchmark/item.ts';
import type { RecordReader } from '../formats/format.ts';
import { UnreadableRecord } from '../formats/unreadable-record.ts';
import { BrokenRows } from './broken-rows.ts';
import { ItemTally } from './item-tally.ts';
import type { FoundRecord } from './records.ts';

/** Makes the items of a file's records, each when its turn comes, and counts what came of them. */
export class FileItems {
  readonly rows: BrokenRows;
  readonly tally = new ItemTally();
  readonly #reader: RecordReader;
  #hasReplacement = false;

  constructor(path: string, reader: RecordReader) {
    this.rows = new BrokenRows(path);
    this.#reader = reader;
  }

  *of(records: Iterable<FoundRecord>): Generator<BenchmarkItem> {
    for (const record of records) {
      this.#hasReplacement ||= record.hasReplacement === true;
      yield* this.tally.add(this.#itemsOf(record));
    }
  }

  /** Those that had to wait for the last record. */
  late(): BenchmarkItem[] {
    return this.tally.addLate(this.#reader.finish?.() ?? []);
  }

  /** Whether a record had the character that stands for bytes that are no UTF-8. */
  get hasReplacement(): boolean {
    return this.#hasReplacement;
  }

  #itemsOf({ place, record, broken }: FoundRecord): BenchmarkItem[] {
    if (broken !== undefined) {
      this.rows.broken(place, broken);
      return [];
    }
    try {
      const items = this.#reader.read(record, place);
      this.rows.good();
      return items;
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) throw error;
      this.rows.broken(place, error.message);
      return [];
    }
  }
}
