import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Bytes that can be read more than once: a file, or a file of a git commit. */
export interface Source {
  /** As it is named in messages and manifests. */
  path: string;
  /** In bytes, null where it is not known before reading. */
  size: number | null;
  open(): AsyncIterable<Uint8Array>;
}

const CHUNK = 1 << 18;

export function fileSource(path: string, cwd: string): Source {
  const file = resolve(cwd, path);
  return { path, size: statSync(file).size, open: () => createReadStream(file, { highWaterMark: CHUNK }) };
}
