import { mkdirSync, readdirSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { RetakeError } from '../domain/error.ts';

/** Writes a file whole or not at all: beside its place first, then moved there. Makes missing folders. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const partial = partialOf(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(partial, content);
    renameSync(partial, path);
  } catch (cause) {
    discard(partial);
    throw cannotWrite(path, cause);
  }
}

/** A JSON document as people and tools like it: two spaces, a newline at the end. */
export function writeJson(path: string, document: unknown): void {
  writeWhole(path, `${JSON.stringify(document, null, 2)}\n`);
}

/** Rows as JSON Lines. */
export function jsonLines(rows: Iterable<unknown>): string {
  let text = '';
  for (const row of rows) text += `${JSON.stringify(row)}\n`;
  return text;
}

/**
 * Fills a folder whole or not at all: `fill` is given the folder that is to take its place. An earlier folder there
 * is replaced only if it holds `token`, the file that tells it is one of ours; anything else is not ours to delete.
 */
export async function writeFolder<T>(
  path: string,
  token: string,
  fill: (folder: string) => Promise<T>,
): Promise<T> {
  refuseForeignFolder(path, token);
  const partial = partialOf(path);
  try {
    mkdirSync(partial, { recursive: true });
    const filled = await fill(partial);
    rmSync(path, { recursive: true, force: true });
    renameSync(partial, path);
    return filled;
  } catch (cause) {
    discard(partial);
    throw isSystemError(cause) ? cannotWrite(path, cause) : cause;
  }
}

/** Throws where `path` exists and is neither empty nor one of our folders. */
export function refuseForeignFolder(path: string, token: string): void {
  const entry = entryAt(path);
  if (!entry) return;
  const names = entry.isDirectory() ? readdirSync(path) : [];
  if (entry.isDirectory() && (names.length === 0 || names.includes(token))) return;
  const what = entry.isDirectory() ? `a folder with other files in it (no ${token})` : 'a file';
  throw new RetakeError('USAGE', `${path} is ${what}`, { hint: 'Name a new or empty folder with --out.' });
}

function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
}

function partialOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.partial-${process.pid}`);
}

/** Best effort: the failure that led here is the one to report. */
function discard(partial: string): void {
  try {
    rmSync(partial, { recursive: true, force: true });
  } catch {}
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function cannotWrite(path: string, cause: unknown): RetakeError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RetakeError('OUTPUT_FAILED', `cannot write ${path}: ${reason}`, {
    hint: 'Check that the folder can be written to and that the disk is not full.',
    cause,
  });
}
