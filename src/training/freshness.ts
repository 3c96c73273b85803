import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type IsFresh = (path: string) => boolean;

/**
 * Remembers the files of a folder as they are now. Afterwards it tells which were written since: what an earlier
 * run left in the same folder is no proof of this one. Compares no clocks, only a file with itself.
 */
export function freshness(folder: string): IsFresh {
  const before = new Map(filesIn(folder).map((path) => [path, stamp(path)]));
  return (path) => existsSync(path) && before.get(path) !== stamp(path);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function stamp(path: string): string {
  const { mtimeMs, size, ino } = statSync(path);
  return `${mtimeMs} ${size} ${ino}`;
}
