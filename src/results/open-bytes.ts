import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Source } from './source.ts';

/** Bytes as they are to be parsed, unpacked where they were gzipped. */
export interface OpenedBytes {
  /** The first bytes, at least 256 KB where there are so many. */
  readonly head: Buffer;
  /** True where `head` is all there is. */
  readonly isWhole: boolean;
  /** Makes `head` four times as long; false where it is all there is, or 16 MB. Not while `chunks` is gone through. */
  readOn(): Promise<boolean>;
  /** Everything, the head included; can be gone through once. */
  chunks: AsyncIterable<Uint8Array>;
  /** To be called where `chunks` is not gone through. */
  close(): Promise<void>;
}

const HEAD = 1 << 18;
const LONGEST_HEAD = 1 << 24;

/** Opens a source, unpacks gzip, drops a byte order mark and looks at the first bytes. `see` is shown those on disk. */
export async function openBytes(
  source: Source,
  see: (chunk: Uint8Array) => void = () => {},
): Promise<OpenedBytes> {
  const raw = tap(source.open(), see);
  const chunks = await unpacked(raw);
  const first = await take(chunks, HEAD);
  let head = withoutMark(first.bytes);
  let { isWhole } = first;
  return {
    get head() {
      return head;
    },
    get isWhole() {
      return isWhole;
    },
    async readOn() {
      if (isWhole || head.length >= LONGEST_HEAD) return false;
      const more = await take(chunks, head.length * 3);
      head = Buffer.concat([head, more.bytes]);
      isWhole = more.isWhole;
      return true;
    },
    chunks: join(() => head, chunks),
    async close() {
      await chunks.return?.();
      await raw.return(undefined);
    },
  };
}

async function* tap(
  chunks: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    see(chunk);
    yield chunk;
  }
}

async function unpacked(raw: AsyncGenerator<Uint8Array>): Promise<AsyncIterator<Uint8Array>> {
  const first = await raw.next();
  if (first.done) return raw;
  const bytes = new Uint8Array(first.value);
  const all = join(() => bytes, raw);
  const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
  return isGzip ? gunzip(copies(all))[Symbol.asyncIterator]() : all;
}

/** For whoever still works on a chunk when the next is read. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield new Uint8Array(chunk);
}

function gunzip(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const out = new PassThrough({ highWaterMark: HEAD });
  pipeline(Readable.from(packed), createGunzip({ chunkSize: HEAD }), out).catch((error) =>
    out.destroy(error),
  );
  return out;
}

/** At least so many bytes, where there are. */
async function take(
  chunks: AsyncIterator<Uint8Array>,
  wanted: number,
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < wanted; ) {
    const { value, done } = await chunks.next();
    if (done) return { bytes: Buffer.concat(parts), isWhole: true };
    parts.push(new Uint8Array(value));
    length += value.length;
  }
  return { bytes: Buffer.concat(parts), isWhole: false };
}

async function* join(first: () => Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first().length > 0) yield first();
    for (;;) {
      const { value, done } = await rest.next();
      if (done) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}

function withoutMark(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}
