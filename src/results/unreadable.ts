import { RetakeError } from '../domain/error.ts';
import type { JsonError } from './json/tolerant.ts';
import { openBytes } from './open-bytes.ts';
import type { Source } from './source.ts';

const REWRITE = 'Write the file again, or take it out of the results.';

/** A file that holds no results at all: an error where it was named, passed over where a pattern found it. */
export class NoResults extends RetakeError {}

/** A file that cannot be read at all: what is wrong, and where. */
export function unreadable(path: string, what: string, hint = REWRITE, cause?: unknown): RetakeError {
  return new RetakeError('RESULTS_UNREADABLE', `${path}: ${what}`, { hint, cause });
}

/** A document that is no JSON, with the line and column of the fault. */
export async function brokenDocument(source: Source, error: JsonError): Promise<RetakeError> {
  const { line, column } = await positionOf(source, error.position);
  return unreadable(source.path, `line ${line}, column ${column}: ${error.message}`, REWRITE, error);
}

/** Turns a byte offset into a line and column, 1-based, by reading the file once more. */
async function positionOf(source: Source, offset: number): Promise<{ line: number; column: number }> {
  const { chunks, close } = await openBytes(source);
  let line = 1;
  let lineStart = 0;
  let base = 0;
  for await (const chunk of chunks) {
    const end = Math.min(chunk.length, offset - base);
    for (let at = chunk.indexOf(0x0a); at !== -1 && at < end; at = chunk.indexOf(0x0a, at + 1)) {
      line++;
      lineStart = base + at + 1;
    }
    base += chunk.length;
    if (base > offset) break;
  }
  await close();
  return { line, column: offset - lineStart + 1 };
}
