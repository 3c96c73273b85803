import type { Place } from '../formats/format.ts';
import { DocumentScanner, type Element } from './json/document-scanner.ts';
import { JsonError, parseJson } from './json/tolerant.ts';
import { linesOf } from './lines.ts';

/** A record as it was found, or why it could not be parsed. */
export interface FoundRecord {
  place: Place;
  /** For errors: `line 3`, `item 12`. */
  where: string;
  record: unknown;
  /** Set where it could not be parsed. */
  broken?: string;
}

/** The rows of a file that has one JSON value a line. */
export async function* rowsOf(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<FoundRecord> {
  let key = 0;
  for await (const { text, number } of linesOf(chunks)) {
    yield parsed(text, { source: `${fileName} line ${number}`, key: key++ }, `line ${number}`);
  }
}

/** The values at a path of one JSON document. @throws JsonError where the document is not whole. */
export async function* elementsOf(
  chunks: AsyncIterable<Uint8Array>,
  path: readonly string[],
  fileName: string,
): AsyncGenerator<FoundRecord> {
  const scanner = new DocumentScanner(path);
  for await (const chunk of chunks) yield* placed(scanner.push(chunk), fileName);
  yield* placed(scanner.end(), fileName);
}

/** The members of a document's root that are asked for. @throws JsonError where the document is not whole. */
export async function headerOf(
  chunks: AsyncIterable<Uint8Array>,
  wanted: readonly string[],
): Promise<Record<string, unknown>> {
  const scanner = new DocumentScanner(NOWHERE, wanted);
  for await (const chunk of chunks) for (const _ of scanner.push(chunk));
  for (const _ of scanner.end());
  return scanner.header;
}

/** A path that no document has, since keys are never followed so deep. */
const NOWHERE: readonly string[] = [''];

function* placed(elements: Iterable<Element>, fileName: string): Generator<FoundRecord> {
  for (const { key, text } of elements) {
    const where = typeof key === 'number' ? `item ${key}` : `item "${key}"`;
    yield parsed(text, { source: `${fileName} ${where}`, key }, where);
  }
}

function parsed(text: string, place: Place, where: string): FoundRecord {
  try {
    return { place, where, record: parseJson(text) };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { place, where, record: undefined, broken: `it is no JSON (${error.message})` };
  }
}
