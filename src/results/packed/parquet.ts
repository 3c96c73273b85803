import { type FileHandle, open } from 'node:fs/promises';
import type { AsyncBuffer, FileMetaData, SchemaTree } from 'hyparquet';
import type { Source } from '../source.ts';
import { PackedError } from './archive.ts';
import { bytesOf } from './whole-bytes.ts';

/** A Parquet file, its rows read a few at a time. */
export interface Table {
  columns: readonly string[];
  /** Objects by column. @throws PackedError */
  rows(): AsyncGenerator<Record<string, unknown>>;
  close(): Promise<void>;
}

const ROWS_AT_ONCE = 500;

/** @throws PackedError */
export async function openTable(source: Source): Promise<Table> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  const { file, close } = await bufferOf(source);
  const metadata = await orDamaged(parquetMetadataAsync(file, { geoparquet: false }), close);
  const schema = await orDamaged((async () => checked(parquetSchema(metadata), metadata))(), close);
  const columns = schema.children.map(({ element }) => element.name);
  const count = Number(metadata.num_rows);
  return {
    columns,
    async *rows() {
      for (let rowStart = 0; rowStart < count; rowStart += ROWS_AT_ONCE) {
        const rowEnd = Math.min(count, rowStart + ROWS_AT_ONCE);
        const range = { file, metadata, compressors, rowStart, rowEnd };
        const rows = await orDamaged(parquetReadObjects(range), close);
        yield* rows;
        if (rows.length < rowEnd - rowStart) throw damaged(`it has fewer rows than the ${count} it names`);
      }
    },
    close,
  };
}

async function bufferOf(source: Source): Promise<{ file: AsyncBuffer; close(): Promise<void> }> {
  if (source.file === null) {
    const bytes = await bytesOf(source);
    const slice = (start: number, end?: number) => toArrayBuffer(bytes.subarray(start, end));
    return { file: { byteLength: bytes.length, slice }, close: async () => {} };
  }
  const handle = await open(source.file);
  const { size } = await handle.stat();
  const slice = (start: number, end: number = size) => readRange(handle, start, end, size);
  return { file: { byteLength: size, slice }, close: () => handle.close() };
}

async function readRange(handle: FileHandle, start: number, end: number, size: number): Promise<ArrayBuffer> {
  const length = Math.max(0, Math.min(end, size) - start);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
  return toArrayBuffer(buffer.subarray(0, bytesRead));
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/**
 * Every column must be in the schema. The library would find out one by one, while it reads those before: their own
 * errors would then be awaited by nobody, which ends the process.
 */
function checked(schema: SchemaTree, { row_groups }: FileMetaData): SchemaTree {
  for (const { columns } of row_groups) {
    for (const { meta_data } of columns) {
      let node: SchemaTree | undefined = schema;
      for (const name of meta_data?.path_in_schema ?? []) {
        node = node?.children.find(({ element }) => element.name === name);
      }
      if (node === undefined) throw damaged('a column is not in the schema');
    }
  }
  return schema;
}

async function orDamaged<T>(reading: Promise<T>, close: () => Promise<void>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    await close();
    throw damaged('it cannot be decoded', error);
  }
}

function damaged(what: string, cause?: unknown): PackedError {
  return new PackedError(`the Parquet data is damaged or cut off: ${what}`, { cause });
}
