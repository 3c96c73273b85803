import { inflateRawSync } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { Source } from '../source.ts';
import { bytesOf } from './whole-bytes.ts';

/** A zip, its entries read one at a time. */
export interface Archive {
  names: readonly string[];
  /** The entry's bytes, unpacked. @throws PackedError */
  read(name: string): Promise<Buffer>;
  close(): void;
}

/** What is wrong with a zip or one of its entries. */
export class PackedError extends Error {}

const DEFLATE = 8;
const ZSTD = 93;
/** No sample is larger; the limit keeps a made archive from filling the memory. */
const LARGEST_ENTRY = 1 << 29;

/** Opens a zip whose entries are stored, deflated or packed with Zstandard. @throws PackedError */
export async function openArchive(source: Source): Promise<Archive> {
  const zip = await openZip(source);
  const entries = new Map<string, Entry>();
  try {
    // Names are decoded here, since they are keys and no paths: samples may be called anything.
    for await (const entry of zip.eachEntry()) entries.set(entry.fileNameRaw.toString('utf8'), entry);
  } catch (error) {
    zip.close();
    throw damaged(error);
  }
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new PackedError(`there is no entry ${name}`);
      return unpack(await rawBytes(zip, entry), entry);
    },
    close: () => zip.close(),
  };
}

async function openZip(source: Source): Promise<ZipFile> {
  const { fromBufferPromise, openPromise } = (await import('yauzl')).default;
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
  try {
    return source.file === null
      ? await fromBufferPromise(await bytesOf(source), options)
      : await openPromise(source.file, options);
  } catch (error) {
    throw damaged(error);
  }
}

async function rawBytes(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw new PackedError('it is encrypted');
  if (entry.compressedSize > LARGEST_ENTRY) throw new PackedError('it is too large');
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry, { decodeFileData: false }))
      chunks.push(chunk);
  } catch (error) {
    throw damaged(error);
  }
  return Buffer.concat(chunks);
}

async function unpack(bytes: Buffer, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > LARGEST_ENTRY) throw new PackedError('it is too large');
  switch (entry.compressionMethod) {
    case 0:
      return bytes;
    case DEFLATE:
      return orDamaged(() => inflateRawSync(bytes, { maxOutputLength: entry.uncompressedSize + 1 }));
    case ZSTD: {
      // Without a buffer of ours, since it would be filled anew by each of the frames that an entry may have.
      const { decompress } = await import('fzstd');
      return orDamaged(() => Buffer.from(decompress(bytes)));
    }
    default:
      throw new PackedError(`it is packed in a way that is not known (method ${entry.compressionMethod})`);
  }
}

function orDamaged(unpacked: () => Buffer): Buffer {
  try {
    return unpacked();
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(error: unknown): PackedError {
  return new PackedError('the zip data is damaged or cut off', { cause: error });
}
