import { isObject } from '../formats/fields.ts';
import type { Sample } from '../formats/format.ts';
import { JsonError, parseJson, parseJsonStart } from './json/tolerant.ts';

/** How the records of a file lie in it, with what its format is told from. */
export interface Layout {
  form: 'lines' | 'array' | 'document' | 'archive' | 'table';
  sample: Sample;
  /** Its first record, or a document that may be one, goes on after the bytes that were looked at. */
  isCut: boolean;
}

/** How many lines are tried to find a first row that can be read. */
const TRIED_LINES = 20;

/**
 * The ways in which a file's first bytes can be understood, the likelier first; none where it holds no JSON.
 * A single object may be a document or the only row.
 */
export function layoutsOf(head: string, isWhole: boolean, fileName: string): Layout[] {
  const text = head.trimStart();
  const layout = (form: 'lines' | 'array' | 'document', first: unknown, isCut: boolean): Layout => ({
    form,
    sample: { shape: form === 'document' ? 'document' : 'rows', first, fileName },
    isCut: isCut && !isWhole,
  });
  if (text.startsWith('[')) {
    const array = startOf(text);
    return Array.isArray(array) ? [layout('array', array[0], array.length < 2)] : [];
  }
  const end = text.indexOf('\n');
  const isOneLine = end === -1 || (isWhole && text.slice(end).trim() === '');
  const document =
    text.startsWith('{') && (isOneLine || !isJson(text.slice(0, end))) ? startOf(text) : undefined;
  const row = isOneLine ? document : firstRow(text, isWhole);
  return [
    ...(isObject(document) ? [layout('document', document, isOneLine)] : []),
    ...(isObject(row) ? [layout('lines', row, isOneLine)] : []),
  ];
}

function startOf(text: string): unknown {
  try {
    return parseJsonStart(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function isJson(text: string): boolean {
  return rowOf(text) !== undefined;
}

function firstRow(text: string, isWhole: boolean): unknown {
  const lines = text.split('\n', TRIED_LINES + 1);
  if (!isWhole || lines.length > TRIED_LINES) lines.pop();
  return lines.map(rowOf).find(isObject);
}

function rowOf(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}
