import type { BenchmarkItem, ExamConditions, Warning } from '../domain/benchmark/item.ts';
import type { Place } from '../domain/benchmark/place.ts';

/** What is known of a file before it is read: enough to tell its format, never its name's ending. */
export interface Sample {
  /**
   * `rows`: one record a line, or the elements of an array. `document`: one object that holds the records.
   * `archive`: a zip. `table`: Parquet.
   */
  shape: 'rows' | 'document' | 'archive' | 'table';
  /**
   * The first row; the document as far as it was looked at (later members may be missing or cut); the names in an
   * archive; the columns of a table.
   */
  first: unknown;
  fileName: string;
}

/** Keys from a document's root to its records: a name, one of several names, or `*` for any key or number. */
export type RecordPath = readonly (string | readonly string[])[];

/** What a reader may know about the file around its records. */
export interface FileContext {
  fileName: string;
  /** The name of the folder it lies in, where there is one. */
  folder: string | null;
  /** Which of several models, scorers or filters is meant: what stands after `#`. */
  fragment: string | null;
  /** The document's members that the format asked for; empty for rows. */
  header: Readonly<Record<string, unknown>>;
  first: unknown;
  /** Entries of the companion files, by the companion's id and the entry's key. */
  companions: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/** Reads one file's records, in their order. It may count repeats, so each file needs its own. */
export interface RecordReader {
  /** The models named so far. */
  readonly models: ReadonlySet<string>;
  /** @throws UnreadableRecord where the record is not what the format says. */
  read(record: unknown, place: Place): BenchmarkItem[];
  /** True where what it has made of each record depended on none before it, so that others may be passed over. */
  readonly readsEachAlone?: boolean;
  /** Items that had to wait for the last record. */
  finish?(): BenchmarkItem[];
  /** What is to be said about the file, once it is through. */
  warnings?(): Warning[];
  /** The different settings its rows name, once it is through. */
  settings?(): ExamConditions[];
}

/** A foreign result format: how to know it, where its records are, how to read one. */
export interface Format {
  /** As written in `results.format` and in manifests. */
  id: string;
  /** What people call it. */
  title: string;
  recognises(sample: Sample): boolean;
  /** Where a document keeps its records; formats of rows need none. */
  recordsAt?(document: unknown): RecordPath;
  /** Members of the document that its reader needs. */
  header?: readonly string[];
  /** Which entries of an archive are its records, and which its header. */
  entriesOf?(names: readonly string[]): ArchiveEntries;
  /** Files that hold what this one lacks. */
  companions?: readonly Companion[];
  /** @throws RetakeError where the file needs a fragment, or has none of that name. */
  open(file: FileContext): RecordReader;
}

export interface ArchiveEntries {
  /** The first of these that is there. */
  header: string | null;
  /** Each record is one entry, with others that are merged into it by member. */
  records: { key: string; entry: string; parts: { member: string; entry: string }[] }[];
}

/** A file that holds no answers but what a result file needs beside them, such as the questions. */
export interface Companion {
  id: string;
  title: string;
  recognises(sample: Sample): boolean;
  recordsAt?(document: unknown): RecordPath;
  /** What a record, or the whole document where `recordsAt` is empty, is good for. */
  entriesOf(record: unknown): Iterable<[key: string, value: unknown]>;
  /** Names under which it lies beside a result file as a rule. */
  siblingsOf(fileName: string): readonly string[];
}

/** A file that tools write beside their results: totals, or answers that nobody graded. */
export interface Summary {
  id: string;
  title: string;
  recognises(sample: Sample): boolean;
  modelOf(document: unknown): string | null;
  /** What it holds, as in "holds …". */
  holds: string;
  /** Which file has the graded answers, and how to get it. */
  instead: string;
}
