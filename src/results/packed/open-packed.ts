import { isObject } from '../../formats/fields.ts';
import type { Format } from '../../formats/format.ts';
import { parseJson } from '../json/tolerant.ts';
import { entriesOf, type FoundRecords } from '../records.ts';
import type { Layout } from '../sample.ts';
import type { Source } from '../source.ts';
import { openArchive } from './archive.ts';
import { openTable, type Table } from './parquet.ts';

/** The records of a zip or a Parquet file. */
export interface Packed {
  header: Record<string, unknown>;
  records: FoundRecords;
  close(): Promise<void>;
}

/** null for files that are read from front to back. @throws PackedError */
export async function openPacked(
  source: Source,
  format: Format,
  layout: Layout,
  fileName: string,
): Promise<Packed | null> {
  if (layout.form === 'table') {
    const table = await openTable(source);
    return { header: {}, records: tableRows(table, fileName), close: table.close };
  }
  if (layout.form !== 'archive' || format.entriesOf === undefined) return null;
  const archive = await openArchive(source);
  const entries = format.entriesOf(archive.names);
  const header =
    entries.header === null ? {} : parseJson((await archive.read(entries.header)).toString('utf8'));
  const close = async () => archive.close();
  return { header: isObject(header) ? header : {}, records: entriesOf(archive, entries, fileName), close };
}

async function* tableRows(table: Table, fileName: string): FoundRecords {
  let key = 0;
  for await (const record of table.rows()) {
    yield [{ place: { file: fileName, unit: 'row', at: key, key }, record }];
    key++;
  }
}
