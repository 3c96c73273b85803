import { createHash } from 'node:crypto';
import type { Source } from '../source.ts';

/** SHA-256 of a source's bytes, hex; for files that are not read from front to back. */
export async function digestOf(source: Source, onBytes: (count: number) => void = () => {}): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source.open()) {
    hash.update(chunk);
    onBytes(chunk.length);
  }
  return hash.digest('hex');
}

/** All bytes of a source that lies nowhere on disk. */
export async function bytesOf(source: Source): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
