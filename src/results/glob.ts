import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

/** True where a path is a pattern: `*`, `?`, `[ab]`, `{a,b}` or `**`. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}]/u.test(path);
}

/**
 * The files a pattern names, relative to `cwd`, with `/`, in the order of their names. `**` stands for any number of
 * folders. Names that begin with a dot are found only where the pattern has the dot, `node_modules` never.
 */
export function findFiles(pattern: string, cwd: string): string[] {
  const found = new Set<string>();
  for (const plain of expandBraces(pattern.replaceAll('\\', '/'))) {
    const isAbsolute = plain.startsWith('/');
    const segments = plain.split('/').filter((segment) => segment !== '' && segment !== '.');
    for (const file of walk(isAbsolute ? '/' : '', segments, cwd)) found.add(file);
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

function expandBraces(pattern: string): string[] {
  const match = /^(.*?)\{([^{}]*)\}(.*)$/u.exec(pattern);
  if (match === null) return [pattern];
  const [, before = '', inside = '', after = ''] = match;
  return inside.split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}

function* walk(folder: string, segments: string[], cwd: string): Generator<string> {
  const [segment, ...rest] = segments;
  if (segment === undefined) return;
  if (!isGlob(segment)) {
    yield* step(`${folder}${segment}`, rest, cwd);
    return;
  }
  const isDeep = segment === '**';
  if (isDeep) yield* walk(folder, rest.length === 0 ? ['*'] : rest, cwd);
  const matches = isDeep ? /^(?!\.|node_modules$)/u : patternOf(segment);
  for (const entry of entriesOf(resolveFrom(cwd, folder))) {
    if (!matches.test(entry.name)) continue;
    if (!isDeep) yield* step(`${folder}${entry.name}`, rest, cwd);
    else if (entry.isDirectory()) yield* walk(`${folder}${entry.name}/`, segments, cwd);
  }
}

function* step(path: string, rest: string[], cwd: string): Generator<string> {
  const stats = statsOf(resolveFrom(cwd, path));
  if (rest.length === 0) {
    if (stats?.isFile()) yield path;
  } else if (stats?.isDirectory()) {
    yield* walk(`${path}/`, rest, cwd);
  }
}

function resolveFrom(cwd: string, path: string): string {
  return path.startsWith('/') ? path : join(cwd, path);
}

/** What cannot be looked at matches no pattern. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function patternOf(segment: string): RegExp {
  const source = segment.replace(/\[!?[^\]]*\]|[\s\S]/gu, (part) => {
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 2) return part.replace(/^\[!/u, '[^').replaceAll('\\', '\\\\');
    return part.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
  });
  const full = `^${segment.startsWith('.') ? '' : '(?!\\.)'}${source}$`;
  try {
    return new RegExp(full, 'u');
  } catch {
    // A bracket that is no range, as in [z-a], matches nothing.
    return /(?!)/u;
  }
}
