import { RetakeError } from '../domain/error.ts';
import type { Format, Summary } from '../formats/format.ts';
import { FORMATS, findFormat, findSummary, SUMMARIES } from '../formats/table.ts';
import { JsonError, parseJson } from './json/tolerant.ts';
import type { OpenedBytes } from './open-bytes.ts';
import { type Layout, layoutsOf } from './sample.ts';
import type { Source } from './source.ts';
import { brokenDocument, unreadable } from './unreadable.ts';

export type Recognised = { format: Format; layout: Layout } | { summary: Summary; document: unknown };

/** Tells a file's format from its first bytes. @throws RetakeError where it is empty, binary, broken or unknown. */
export async function recognise(
  source: Source,
  bytes: OpenedBytes,
  wanted: Format | null,
): Promise<Recognised> {
  const fileName = nameOf(source.path);
  const head = bytes.head.toString('utf8');
  if (head.trim() === '') throw unreadable(source.path, 'the file is empty');
  if (bytes.head.includes(0))
    throw unreadable(source.path, 'this is a binary file, not JSON', 'Give the JSON results.');
  const layouts = layoutsOf(head, bytes.isWhole, fileName);
  for (const layout of layouts) {
    const format = wanted ?? findFormat(layout.sample);
    if (format !== undefined) return { format, layout };
    const summary = findSummary(layout.sample);
    if (summary !== undefined) return { summary, document: layout.sample.first };
  }
  throw (await jsonFault(source, head, bytes.isWhole)) ?? unknownFormat(source.path);
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
async function jsonFault(source: Source, head: string, isWhole: boolean): Promise<RetakeError | null> {
  if (!isWhole || !/^\s*[[{]/u.test(head)) return null;
  try {
    parseJson(head);
    return null;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const position = Buffer.byteLength(head.slice(0, error.position));
    return brokenDocument(source, new JsonError(error.message, position));
  }
}

function unknownFormat(path: string): RetakeError {
  const titles = [...FORMATS, ...SUMMARIES].map(({ title }) => title);
  return new RetakeError('FORMAT_UNKNOWN', `${path} is in no result format that Retake knows`, {
    hint: `It was looked for: ${titles.join('; ')}.`,
  });
}
