import { JsonError } from './json/tolerant.ts';
import { PackedError } from './packed/archive.ts';
import type { Source } from './source.ts';
import { brokenDocument, unreadable } from './unreadable.ts';

/** What is wrong with the file, where that is why reading it failed; else the error as it is. */
export async function faultOf(source: Source, error: unknown): Promise<unknown> {
  return error instanceof JsonError ? await brokenDocument(source, error) : plainFaultOf(source, error);
}

/** The same items; an error that comes when their turn does, as of a line too long for a text, is told the same way. */
export function* blamed<Item>(items: Iterable<Item>, source: Source): Generator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw plainFaultOf(source, error);
  }
}

function plainFaultOf(source: Source, error: unknown): unknown {
  if (error instanceof PackedError) return unreadable(source.path, error.message, undefined, error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_STRING_TOO_LONG')
    return unreadable(source.path, 'one of its records is larger than 512 MB');
  const isGzipFault = /^Z_|^ERR_.*ZLIB/u.test(code);
  return isGzipFault
    ? unreadable(source.path, 'the gzip data is damaged or cut off', undefined, error)
    : error;
}
