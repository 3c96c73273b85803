import { isObject } from '../formats/fields.ts';
import type { ArchiveEntries, Place, RecordPath } from '../formats/format.ts';
import { REPLACEMENT } from './encoding.ts';
import { DocumentScanner, type Element } from './json/document-scanner.ts';
import { JsonError, parseJson } from './json/tolerant.ts';
import { type Line, LineSplitter, type PassesOver } from './lines.ts';
import { type Archive, PackedError } from './packed/archive.ts';

/** A record as it was found, or why it could not be parsed. */
export interface FoundRecord {
  place: Place;
  /** For errors: `line 3`, `item 12`. */
  where: string;
  record: unknown;
  /** Set where it could not be parsed. */
  broken?: string;
  /** Whether its text has the character that stands for bytes that are no UTF-8, or that was there itself. */
  hasReplacement?: boolean;
}

/** The rows of a file that has one JSON value a line, as many at a time as a chunk has, but those passed over. */
export async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
  passesOver?: PassesOver,
): AsyncGenerator<FoundRecord[]> {
  const splitter = new LineSplitter(passesOver);
  const row = ({ text, number, record }: Line) =>
    parsed(text, { source: `${fileName} line ${number}`, key: record }, `line ${number}`);
  for await (const chunk of chunks) yield splitter.push(chunk).map(row);
  yield splitter.end().map(row);
}

/** The values at a path of one JSON document. @throws JsonError where the document is not whole. */
export async function* elementsOf(
  chunks: AsyncIterable<Uint8Array>,
  path: RecordPath,
  fileName: string,
): AsyncGenerator<FoundRecord[]> {
  const scanner = new DocumentScanner(path);
  const placed = ({ key, text }: Element) => {
    const where = typeof key === 'number' ? `item ${key}` : `item "${key}"`;
    return parsed(text, { source: `${fileName} ${where}`, key }, where);
  };
  for await (const chunk of chunks) yield scanner.push(chunk).map(placed);
  yield scanner.end().map(placed);
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
): AsyncGenerator<FoundRecord[]> {
  for (const { key, entry, parts } of records) {
    const place = { source: `${fileName} entry ${entry}`, key };
    try {
      const record = parseJson((await archive.read(entry)).toString('utf8'));
      for (const { member, entry: part } of parts) {
        if (isObject(record))
          mergeInto(record, member, parseJson((await archive.read(part)).toString('utf8')));
      }
      yield [{ place, where: `entry ${entry}`, record }];
    } catch (error) {
      if (!(error instanceof JsonError || error instanceof PackedError)) throw error;
      yield [{ place, where: `entry ${entry}`, record: undefined, broken: error.message }];
    }
  }
}

function mergeInto(record: Record<string, unknown>, member: string, part: unknown): void {
  const there = record[member];
  record[member] = Array.isArray(part)
    ? [...(Array.isArray(there) ? there : []), ...part]
    : { ...(isObject(there) ? there : {}), ...(isObject(part) ? part : {}) };
}

function parsed(text: string, place: Place, where: string): FoundRecord {
  try {
    return { place, where, record: parseJson(text), hasReplacement: text.includes(REPLACEMENT) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { place, where, record: undefined, broken: `it is no JSON (${error.message})` };
  }
}
