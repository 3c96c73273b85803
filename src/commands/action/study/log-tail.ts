import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const BYTES = 64 * 1024;
const LINES = 20;
const LONGEST_LINE = 1000;

/** The last lines of the first of these files that is there; none where none is. */
export function logTail(paths: readonly string[]): string[] {
  const path = paths.find((one) => existsSync(one));
  if (path === undefined) return [];
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, BYTES));
    readSync(file, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.toString('utf8').trimEnd().split(/\r?\n/);
    return lines.slice(-LINES).map((line) => line.slice(0, LONGEST_LINE));
  } finally {
    closeSync(file);
  }
}
