import { RetakeError } from '../domain/error.ts';
import type { Companion, Format, Summary } from '../formats/format.ts';
import { FORMATS, findCompanion, findFormat, findSummary } from '../formats/table.ts';
import { JsonError, parseJson } from './json/tolerant.ts';
import type { OpenedBytes } from './open-bytes.ts';
import { openArchive } from './packed/archive.ts';
import { openTable } from './packed/parquet.ts';
import { type Layout, layoutsOf } from './sample.ts';
import type { Source } from './source.ts';
import { brokenDocument, NoResults } from './unreadable.ts';

export type Recognised =
  | { kind: 'format'; format: Format; layout: Layout }
  | { kind: 'companion'; companion: Companion; layout: Layout; summary: Summary | undefined }
  | { kind: 'summary'; summary: Summary; layout: Layout };

/**
 * Tells a file's format from its first bytes.
 * @throws RetakeError where it is empty, binary, broken or unknown; PackedError where a zip or Parquet file is damaged.
 */
export async function recognise(
  source: Source,
  bytes: OpenedBytes,
  wanted: Format | null,
): Promise<Recognised> {
  let layouts = await layoutsIn(source, bytes);
  let found = likeliest(layouts.filter(isTelling(wanted)), wanted);
  while (mayBeMore(found) && layouts.some(({ isCut }) => isCut) && (await bytes.readOn())) {
    layouts = await layoutsIn(source, bytes);
    found = likeliest(layouts.filter(isTelling(wanted)), wanted);
  }
  found ??= likeliest(layouts, wanted);
  if (found !== undefined) return found;
  if (layouts.length === 0 && !/^\s*[[{]/u.test(bytes.head.toString('utf8', 0, 1024)))
    throw notJson(source.path);
  const row = firstRow(bytes);
  throw (row === null ? await jsonFault(source, bytes) : null) ?? unknownFormat(source.path, row);
}

/** Behind totals the answers themselves may stand. */
function mayBeMore(found: Recognised | undefined): boolean {
  return found === undefined || (found.kind !== 'format' && found.summary !== undefined);
}

/** A document is known by its first members; the start of a row can look like the row of another format. */
function isTelling(wanted: Format | null): (layout: Layout) => boolean {
  return ({ isCut, form, sample }) =>
    !isCut || (form === 'document' && (wanted === null || wanted.recognises(sample)));
}

function likeliest(layouts: Layout[], wanted: Format | null): Recognised | undefined {
  for (const layout of layouts) {
    const summary = findSummary(layout.sample);
    const companion = findCompanion(layout.sample);
    if (companion !== undefined) return { kind: 'companion', companion, layout, summary };
    const format = wanted ?? findFormat(layout.sample);
    if (format !== undefined) return { kind: 'format', format, layout };
    if (summary !== undefined) return { kind: 'summary', summary, layout };
  }
  return undefined;
}

async function layoutsIn(source: Source, bytes: OpenedBytes): Promise<Layout[]> {
  const fileName = nameOf(source.path);
  const magic = bytes.head.toString('latin1', 0, 4);
  if (magic === 'PK\x03\x04') return [await archiveLayout(source, fileName)];
  if (magic === 'PAR1') return [await tableLayout(source, fileName)];
  if (isUtf16(bytes.head)) throw noResults(source.path, 'this is UTF-16, and JSON is UTF-8');
  if (bytes.head.includes(0)) throw noResults(source.path, 'this is a binary file, not JSON');
  const head = bytes.head.toString('utf8');
  if (head.trim() === '') throw noResults(source.path, 'the file is empty');
  return layoutsOf(head, bytes.isWhole, fileName);
}

async function archiveLayout(source: Source, fileName: string): Promise<Layout> {
  const { names, close } = await openArchive(source);
  close();
  return { form: 'archive', sample: { shape: 'archive', first: names, fileName }, isCut: false };
}

async function tableLayout(source: Source, fileName: string): Promise<Layout> {
  const { columns, close } = await openTable(source);
  await close();
  return { form: 'table', sample: { shape: 'table', first: columns, fileName }, isCut: false };
}

export function nameOf(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** The format of that id; null for `auto`. @throws RetakeError where there is none. */
export function formatNamed(id: string): Format | null {
  if (id === 'auto') return null;
  const format = FORMATS.find((known) => known.id === id);
  if (format !== undefined) return format;
  throw new RetakeError('USAGE', `There is no result format "${id}"`, {
    hint: `Known are auto, ${FORMATS.map((known) => known.id).join(', ')}.`,
  });
}

/** A whole small file that is no JSON is called broken rather than unknown. */
async function jsonFault(source: Source, bytes: OpenedBytes): Promise<RetakeError | null> {
  const head = bytes.head.toString('utf8');
  if (!bytes.isWhole || !/^\s*[[{]/u.test(head)) return null;
  try {
    parseJson(head);
    return null;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const position = Buffer.byteLength(head.slice(0, error.position));
    const { code, message, hint } = await brokenDocument(source, new JsonError(error.message, position));
    return new NoResults(code, message, hint === undefined ? {} : { hint });
  }
}

/** By its byte order mark, which PowerShell's `>` writes. */
function isUtf16(head: Buffer): boolean {
  const mark = head.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff';
}

function noResults(path: string, what: string): NoResults {
  const hint = 'Write the file again, or take it out of the results.';
  return new NoResults('RESULTS_UNREADABLE', `${path}: ${what}`, { hint });
}

/** The first line, where it is a JSON object; null where the file is no such thing. */
function firstRow(bytes: OpenedBytes): object | null {
  const [first = ''] = bytes.head.toString('utf8').split('\n');
  try {
    const row = parseJson(first);
    return typeof row === 'object' && row !== null && !Array.isArray(row) ? row : null;
  } catch {
    return null;
  }
}

/** CSV, YAML, HTML and the like. */
function notJson(path: string): NoResults {
  return new NoResults('FORMAT_UNKNOWN', `${path} is neither JSON nor an .eval or Parquet file`, {
    hint: 'Have the tool write its results as JSON; docs/formats.md tells how to get the file of each.',
  });
}

/** What a row of our own needs: one key of each. */
const OWN_ROWS = [['task'], ['prompt'], ['response'], ['outcome', 'score']];

function unknownFormat(path: string, row: object | null): NoResults {
  const isThere = (key: string) => row !== null && Object.hasOwn(row, key);
  const missing = OWN_ROWS.filter((keys) => !keys.some(isThere)).map((keys) => keys.join(' or '));
  const own =
    missing.length > 0 && missing.length < OWN_ROWS.length
      ? `; a row of Retake's own would need ${missing.join(' and ')}, too`
      : '';
  const titles = FORMATS.map(({ title }) => title).join('; ');
  return new NoResults('FORMAT_UNKNOWN', `${path} is in no result format that Retake knows${own}`, {
    hint: `docs/formats.md tells how to get each file, and how to write your own. It was looked for: ${titles}.`,
  });
}
