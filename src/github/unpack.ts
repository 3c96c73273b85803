import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { RetakeError } from '../domain/error.ts';
import { archivePathProblem } from '../domain/loop/archive-path.ts';

/** What an archive from outside may at most be. */
export interface ArchiveLimits {
  archiveBytes: number;
  files: number;
  fileBytes: number;
  totalBytes: number;
}

const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

/**
 * Unpacks a zip archive from outside into an empty folder. Refused as a whole before anything is written: paths that
 * lead out of it, links, too many files, more bytes than allowed; while writing: a file larger than it claims.
 */
export async function unpack(
  archive: string,
  folder: string,
  limits: ArchiveLimits,
  name: string,
): Promise<void> {
  const zip = await open(archive, name);
  try {
    const entries = await readEntries(zip, limits, name);
    for (const entry of entries) {
      await extract(zip, entry, join(folder, entry.fileName), name);
    }
  } finally {
    zip.close();
  }
}

async function extract(zip: yauzl.ZipFile, entry: yauzl.Entry, target: string, name: string): Promise<void> {
  try {
    await mkdir(dirname(target), { recursive: true });
    await pipeline(
      await contentOf(zip, entry),
      exactly(entry, name),
      createWriteStream(target, { flags: 'wx' }),
    );
  } catch (error) {
    throw error instanceof RetakeError ? error : unreadable(name, error as Error);
  }
}

async function readEntries(zip: yauzl.ZipFile, limits: ArchiveLimits, name: string): Promise<yauzl.Entry[]> {
  const files: yauzl.Entry[] = [];
  const seen = new Set<string>();
  let total = 0;
  for await (const entry of entriesOf(zip, name)) {
    const path = entry.fileName;
    const isFolder = path.endsWith('/');
    const problem = archivePathProblem(isFolder ? path.slice(0, -1) : path) ?? entryProblem(entry);
    if (problem !== null) throw hostile(name, `${JSON.stringify(path.slice(0, 200))} ${problem}`);
    if (isFolder) continue;
    const folded = path.toLowerCase();
    if (seen.has(folded)) throw hostile(name, `${JSON.stringify(path)} is in it twice`);
    seen.add(folded);
    files.push(entry);
    total += entry.uncompressedSize;
    if (files.length > limits.files) throw hostile(name, `it holds more than ${limits.files} files`);
    if (entry.uncompressedSize > limits.fileBytes || total > limits.totalBytes) {
      throw hostile(name, `it would unpack to more than ${limits.totalBytes} bytes`);
    }
  }
  return files;
}

function entryProblem(entry: yauzl.Entry): string | null {
  // The upper half holds the Unix mode where the archive was made on Unix.
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type === SYMLINK) return 'is a symbolic link';
  return entry.isEncrypted() ? 'is encrypted' : null;
}

/** Stops a file that grows beyond what its entry said. */
function exactly(entry: yauzl.Entry, name: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(
        bytes > entry.uncompressedSize ? hostile(name, `${entry.fileName} is larger than it claims`) : null,
        chunk,
      );
    },
  });
}

function open(path: string, name: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    yauzl.open(path, options, (error, zip) => (error ? reject(unreadable(name, error)) : resolve(zip)));
  });
}

async function* entriesOf(zip: yauzl.ZipFile, name: string): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', (error) => reject(unreadable(name, error)));
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (entry === null) return;
    yield entry;
  }
}

function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

function hostile(name: string, why: string): RetakeError {
  return new RetakeError('REQUEST_INVALID', `the artifact ${name} is refused: ${why}`, {
    hint: 'Nothing of it was used. Start the loop again; if it happens again, find out who uploads it.',
  });
}

/** An error of the system names paths of this machine: its code says as much. */
function unreadable(name: string, cause: NodeJS.ErrnoException): RetakeError {
  return new RetakeError(
    'REQUEST_INVALID',
    `the artifact ${name} is refused: it cannot be read (${cause.code ?? cause.message})`,
    { cause },
  );
}
