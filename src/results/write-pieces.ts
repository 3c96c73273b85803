import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file piece by piece, with the folders it needs; returns its SHA-256 in hex. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): string {
  mkdirSync(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  const file = openSync(path, 'wx');
  try {
    for (const piece of pieces) {
      hash.update(piece);
      for (let from = 0; from < piece.length; ) from += writeSync(file, piece, from);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
