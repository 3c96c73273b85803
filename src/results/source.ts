import { createReadStream, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Bytes that can be read more than once: a file, or a file of a git commit. */
export interface Source {
  /** As it is named in messages and manifests. */
  path: string;
  /** In bytes, null where it is not known before reading. */
  size: number | null;
  /** The name of the folder it lies in, null where there is none. */
  folder: string | null;
  /** Where it lies on disk, for formats that are read from the middle; null where it does not. */
  file: string | null;
  open(): AsyncIterable<Uint8Array>;
  /** A source of that name beside it, null where there is none. */
  sibling(name: string): Source | null;
}

const CHUNK = 1 << 18;

export function fileSource(path: string, cwd: string): Source {
  const file = resolve(cwd, path);
  return {
    path,
    size: statSync(file).size,
    folder: basename(dirname(file)) || null,
    file,
    open: () => createReadStream(file, { highWaterMark: CHUNK }),
    sibling(name) {
      const beside = join(dirname(path), name);
      const isThere = statSync(resolve(cwd, beside), { throwIfNoEntry: false })?.isFile() === true;
      return isThere ? fileSource(beside, cwd) : null;
    },
  };
}
