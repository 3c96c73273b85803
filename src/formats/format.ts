import type { BenchmarkItem } from '../domain/item.ts';

/** What is known of a file before it is read: enough to tell its format, never its name's ending. */
export interface Sample {
  /** `rows`: one record a line, or the elements of an array. `document`: one object that holds the records. */
  shape: 'rows' | 'document';
  /** The first row, or the document as far as it was looked at: later members may be missing or cut. */
  first: unknown;
  fileName: string;
}

/** What a reader may know about the file around its records. */
export interface FileContext {
  fileName: string;
  /** Which of several models is meant: what stands after `#`. */
  fragment: string | null;
  /** The document's members that the format asked for; empty for rows. */
  header: Readonly<Record<string, unknown>>;
  first: unknown;
}

/** Where a record stands. */
export interface Place {
  /** For messages: `math_intermediate.json item 12`. */
  source: string;
  /** Its key in an object, or its 0-based number. Never an item's id by itself. */
  key: string | number;
}

/** Reads one file's records, in their order. It may count repeats, so each file needs its own. */
export interface RecordReader {
  /** The models named so far. */
  readonly models: ReadonlySet<string>;
  /** @throws UnreadableRecord where the record is not what the format says. */
  read(record: unknown, place: Place): BenchmarkItem[];
}

/** A foreign result format: how to know it, where its records are, how to read one. */
export interface Format {
  /** As written in `results.format` and in manifests. */
  id: string;
  /** What people call it. */
  title: string;
  recognises(sample: Sample): boolean;
  /** Where a document keeps its records, `*` for any key or number; formats of rows need none. */
  recordsAt?(document: unknown): readonly string[];
  /** Members of the document that its reader needs. */
  header?: readonly string[];
  /** @throws RetakeError where the file needs a fragment, or has none of that name. */
  open(file: FileContext): RecordReader;
}

/** A file that tools write beside their results: totals, no items. */
export interface Summary {
  id: string;
  title: string;
  recognises(sample: Sample): boolean;
  modelOf(document: unknown): string | null;
  /** Which file of the same tool has the items. */
  instead: string;
}
