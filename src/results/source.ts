import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeReader } from './pipe.ts';
import { readFault } from './read-fault.ts';
import { unreadable } from './unreadable.ts';

/** Bytes that can be read more than once: a file, or what came through a pipe. */
export interface Source {
  /** As it is named in messages and manifests. */
  path: string;
  /** In bytes, null where it is not known before reading. */
  size: number | null;
  /** The name of the folder it lies in, null where there is none. */
  folder: string | null;
  /** Where it lies on disk, for formats that are read from the middle; null where it does not. */
  file: string | null;
  /** Tells, without reading it, whether it is still the same: differs after a write, as a rule. */
  stamp(): string;
  /** The bytes in chunks; a chunk's memory may be used again for the next. */
  open(): AsyncIterable<Uint8Array>;
  /** A source of that name beside it, null where there is none. */
  sibling(name: string): Source | null;
}

const CHUNK = 1 << 18;

/** The signal ends the wait for a pipe's writer. */
export function fileSource(path: string, cwd: string, signal?: AbortSignal): Source {
  const file = resolve(cwd, path);
  const stats = statSync(file);
  const bytes = stats.isFIFO()
    ? { size: null, file: null, stamp: () => '', open: pipeReader(file, signal) }
    : { size: stats.size, file, stamp: () => stampOf(file), open: () => chunksOf(file, path) };
  return {
    path,
    folder: basename(dirname(file)) || null,
    ...bytes,
    sibling(name) {
      const beside = join(dirname(path), name);
      const isThere = statSync(resolve(cwd, beside), { throwIfNoEntry: false })?.isFile() === true;
      return isThere ? fileSource(beside, cwd) : null;
    },
  };
}

/** What changes when somebody writes to a file or puts another in its place. */
function stampOf(file: string): string {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

/** After so many chunks everything else that waits has its turn, a press of Ctrl-C for one. */
const CHUNKS_AT_ONCE = 16;

/**
 * Reads with one piece of memory and without threads, which costs half the processor time of a read stream: what is
 * done with the bytes takes far longer than to read them.
 */
async function* chunksOf(file: string, path: string): AsyncGenerator<Uint8Array> {
  const descriptor = reading(path, () => openSync(file, 'r'));
  const memory = Buffer.allocUnsafe(CHUNK);
  try {
    for (let count = 1; ; count++) {
      const length = reading(path, () => readSync(descriptor, memory, 0, CHUNK, null));
      if (length === 0) return;
      yield memory.subarray(0, length);
      if (count % CHUNKS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    closeSync(descriptor);
  }
}

/** A fault in reading is told of that file, whoever reads it. @throws RetakeError RESULTS_UNREADABLE */
function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadable(path, `it ${readFault(cause)}`, 'Name another file, or make this one readable.', cause);
  }
}
