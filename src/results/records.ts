import type { Place } from '../domain/benchmark/place.ts';
import { isObject } from '../formats/fields.ts';
import type { ArchiveEntries, RecordPath } from '../formats/format.ts';
import { REPLACEMENT } from './encoding.ts';
import { DocumentScanner, type Element } from './json/document-scanner.ts';
import { JsonError, parseJson } from './json/tolerant.ts';
import { textOf } from './json/value-run.ts';
import { type Line, LineSplitter, type PassesOver } from './lines.ts';
import { type Archive, PackedError } from './packed/archive.ts';

/** A record as it was found, or why it could not be parsed. */
export interface FoundRecord {
  place: Place;
  record: unknown;
  /** Set where it could not be parsed. */
  broken?: string;
  /** Whether its text has the character that stands for bytes that are no UTF-8, or that was there itself. */
  hasReplacement?: boolean;
}

/**
 * Records as they are found, some at a time. Each is parsed when its turn comes, so that one is in memory and not all;
 * all are to be gone through before the next are asked for.
 */
export type FoundRecords = AsyncGenerator<Iterable<FoundRecord>, void, undefined>;

/** The rows of a file that has one JSON value a line, but those passed over. */
export async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
  passesOver?: PassesOver,
): FoundRecords {
  const splitter = new LineSplitter(passesOver);
  function* rows(lines: Iterable<Line>): Generator<FoundRecord> {
    for (const { text, number, record } of lines)
      yield parsed(text, { file: fileName, unit: 'line', at: number, key: record });
  }
  for await (const chunk of chunks) yield rows(splitter.push(chunk));
  yield rows(splitter.end());
}

/** The values at a path of one JSON document. @throws JsonError where the document is not whole. */
export async function* elementsOf(
  chunks: AsyncIterable<Uint8Array>,
  path: RecordPath,
  fileName: string,
): FoundRecords {
  const scanner = new DocumentScanner(path);
  function* placed(elements: Iterable<Element>): Generator<FoundRecord> {
    for (const { key, group, value } of elements) {
      const place: Place = { file: fileName, unit: 'item', at: key, key };
      if (group === null) yield parsed(textOf(value), place);
      else yield parsed(textOf(value), { ...place, at: `${group}/${key}`, group });
    }
  }
  for await (const chunk of chunks) yield placed(scanner.push(chunk));
  yield placed(scanner.end());
}

/** The members of a document's root that are asked for. @throws JsonError where the document is not whole. */
export async function headerOf(
  chunks: AsyncIterable<Uint8Array>,
  wanted: readonly string[],
): Promise<Record<string, unknown>> {
  const scanner = new DocumentScanner(NOWHERE, wanted);
  for await (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return scanner.header;
}

/** A path that leads to no value, since no key is one of none. */
const NOWHERE: RecordPath = [[]];

/** The samples of an archive, one entry each, parts of it merged in. */
export async function* entriesOf(
  archive: Archive,
  { records }: ArchiveEntries,
  fileName: string,
): FoundRecords {
  for (const { key, entry, parts } of records) {
    const place: Place = { file: fileName, unit: 'entry', at: entry, key };
    try {
      const record = parseJson((await archive.read(entry)).toString('utf8'));
      for (const { member, entry: part } of parts) {
        if (isObject(record))
          mergeInto(record, member, parseJson((await archive.read(part)).toString('utf8')));
      }
      yield [{ place, record }];
    } catch (error) {
      if (!(error instanceof JsonError || error instanceof PackedError)) throw error;
      yield [{ place, record: undefined, broken: error.message }];
    }
  }
}

function mergeInto(record: Record<string, unknown>, member: string, part: unknown): void {
  const there = record[member];
  record[member] = Array.isArray(part)
    ? [...(Array.isArray(there) ? there : []), ...part]
    : { ...(isObject(there) ? there : {}), ...(isObject(part) ? part : {}) };
}

function parsed(text: string, place: Place): FoundRecord {
  try {
    return { place, record: parseJson(text), hasReplacement: text.includes(REPLACEMENT) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { place, record: undefined, broken: `it is no JSON (${error.message})` };
  }
}
