import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { cannotWrite } from './cannot-write.ts';
import { type FolderKind, refuseForeignFolder } from './folder-kind.ts';
import { LOCK, whileLocked } from './folder-lock.ts';

/**
 * Writes a file whole or not at all: beside its place first, then moved there. Makes missing folders. A link stays a
 * link, and what is no file, such as `/dev/null`, is written to and not replaced.
 */
export function writeWhole(path: string, content: Content): void {
  let partial: string | null = null;
  try {
    const place = placeOf(path);
    if (place.isSpecial) {
      writeContent(place.path, content);
      return;
    }
    makeFolder(dirname(place.path));
    partial = partialOf(place.path);
    writeContent(partial, content);
    renameSync(partial, place.path);
  } catch (cause) {
    if (partial !== null) discard(partial);
    throw cannotWrite(path, cause);
  }
}

/** A text that is too long to be held comes in pieces. */
export type Content = string | Uint8Array | Iterable<string>;

function writeContent(path: string, content: Content): void {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    writeFileSync(path, content);
    return;
  }
  const file = openSync(path, 'w');
  try {
    for (const piece of content) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** Where a path leads: a link may lead to what is not there yet. */
function placeOf(path: string): { path: string; isSpecial: boolean } {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink
      ? placeOf(resolve(realpathSync(dirname(path)), readlinkSync(path)))
      : { path, isSpecial: false };
  }
  const isSpecial = !entry.isFile() && !entry.isDirectory();
  // What a pipe's link says is no path: /dev/stdout leads to pipe:[17].
  return { path: isSpecial ? path : realpathSync(path), isSpecial };
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
 * is replaced only if it is of this kind; anything else is not ours to delete. Throws USAGE where another run fills it.
 */
export async function writeFolder<T>(
  path: string,
  kind: FolderKind,
  fill: (folder: string) => Promise<T>,
): Promise<T> {
  await refuseForeignFolder(path, kind);
  try {
    const place = placeOf(path).path;
    makeFolder(dirname(place));
    const lock = join(dirname(place), `.${basename(place)}.lock`);
    return await whileLocked(lock, path, () => replaceFolder(place, fill));
  } catch (cause) {
    throw isSystemError(cause) ? cannotWrite(path, cause) : cause;
  }
}

async function replaceFolder<T>(place: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const partial = partialOf(place);
  for (const left of partialsOf(place)) discard(left);
  try {
    mkdirSync(partial);
    const filled = await fill(partial);
    rmSync(place, { recursive: true, force: true });
    renameSync(partial, place);
    return filled;
  } catch (cause) {
    discard(partial);
    throw cause;
  }
}

/** Works in a folder, which is made where it is missing, while no other run does. Throws USAGE where one does. */
export async function whileAlone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    makeFolder(folder);
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
  return await whileLocked(join(folder, LOCK), folder, work);
}

/** One folder after the other: Node's own recursion never ends where a file system takes none, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function partialOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.partial-${process.pid}`);
}

/** Folders that runs which were killed left beside that place: who holds its lock is the only one at work on it. */
function partialsOf(place: string): string[] {
  const start = `.${basename(place)}.partial-`;
  return readdirSync(dirname(place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(start))
    .filter(({ name }) => /^\d+$/.test(name.slice(start.length)))
    .map(({ name }) => join(dirname(place), name));
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
