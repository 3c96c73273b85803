import { realpathSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import { findSources } from '../results/find-sources.ts';
import type { Context } from './context.ts';

/** What a command reads: results as they are named, and single files. */
export interface ReadFiles {
  specs: readonly string[];
  files: readonly string[];
}

interface Output {
  flag: string;
  path: string;
  /** Where it leads; null where nothing is there yet. */
  file: string | null;
}

/**
 * Throws USAGE where a file that is to be written (by its flag) is one that is read, since that is what the next step
 * goes by and cannot always be made again; where it is a folder; or where two flags name the same one.
 */
export function refuseOverwriting(
  outputs: Readonly<Record<string, string | null>>,
  read: ReadFiles,
  context: Context,
): void {
  const written = Object.entries(outputs).flatMap(([flag, path]) =>
    path === null ? [] : [outputAt(flag, path, context)],
  );
  for (const [index, one] of written.entries()) {
    const twin = written.slice(0, index).find((other) => isSameFile(one, other, context));
    if (twin !== undefined) {
      throw refused(`--${twin.flag} and --${one.flag} would both write ${one.path}`, one.flag);
    }
  }
  if (written.every(({ file }) => file === null)) return;
  const sources = findSources(read.specs, context).map(({ source }) => source.file);
  const inputs = new Set(
    [...sources, ...read.files].flatMap((path) => (path === null ? [] : (fileAt(path, context) ?? []))),
  );
  for (const { flag, path, file } of written) {
    if (file !== null && inputs.has(file))
      throw refused(`--${flag} would write over ${path}, which is read`, flag);
  }
}

function outputAt(flag: string, path: string, context: Context): Output {
  if (entryAt(path, context)?.isDirectory()) throw refused(`--${flag}: ${path} is a folder`, flag);
  return { flag, path, file: fileAt(path, context) };
}

/** What is no file, such as `/dev/null`, may be written to twice. */
function isSameFile(one: Output, other: Output, context: Context): boolean {
  const place = ({ path, file }: Output) => file ?? resolve(context.cwd, path);
  return place(one) === place(other) && (entryAt(one.path, context)?.isFile() ?? true);
}

/** Where a path leads; null where nothing is there yet. */
function fileAt(path: string, context: Context): string | null {
  return entryAt(path, context) === null ? null : realpathSync(resolve(context.cwd, path));
}

/** null where nothing can be reached, for whatever reason: who reads or writes it says more. */
function entryAt(path: string, { cwd }: Context): Stats | null {
  try {
    return statSync(resolve(cwd, path));
  } catch {
    return null;
  }
}

function refused(message: string, flag: string): RetakeError {
  return new RetakeError('USAGE', message, { hint: `Name another file with --${flag}.` });
}
