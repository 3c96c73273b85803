import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import { findFiles, isGlob } from './glob.ts';
import { readFault } from './read-fault.ts';
import { fileSource, type Source } from './source.ts';

/** A source and how it was asked for. */
export interface WantedSource {
  source: Source;
  /** What stands after `#`: which of several models in the file. */
  fragment: string | null;
  /** Found by a pattern: then it may be passed over where it is no result file. */
  byPattern: boolean;
}

/** The files that paths and patterns name, each once, in the order asked. The signal ends the wait for a pipe. */
export function findSources(
  specs: readonly string[],
  { cwd, signal }: { cwd: string; signal?: AbortSignal },
): WantedSource[] {
  const found = new Map<string, WantedSource>();
  for (const spec of specs) {
    for (const wanted of sourcesOf(spec, cwd, signal))
      found.set(`${wanted.source.path}#${wanted.fragment ?? ''}`, wanted);
  }
  return [...found.values()];
}

function sourcesOf(spec: string, cwd: string, signal: AbortSignal | undefined): WantedSource[] {
  if (kindOf(spec, cwd) === 'file')
    return [{ source: fileSource(spec, cwd, signal), fragment: null, byPattern: false }];
  const at = spec.lastIndexOf('#');
  const path = at > 0 ? spec.slice(0, at) : spec;
  const fragment = at > 0 ? spec.slice(at + 1) : null;
  switch (kindOf(path, cwd)) {
    case 'file':
      return [{ source: fileSource(path, cwd, signal), fragment, byPattern: false }];
    case 'folder':
      throw new RetakeError('RESULTS_NOT_FOUND', `${path} is a folder, not a result file`, {
        hint: `Name the files in it, for example '${path.replace(/\/+$/u, '')}/**/*.json*'.`,
      });
    case 'none':
      return matchesOf(path, cwd).map((file) => ({
        source: fileSource(file, cwd, signal),
        fragment,
        byPattern: true,
      }));
  }
}

function matchesOf(path: string, cwd: string): string[] {
  const files = isGlob(path) ? findFiles(path, cwd) : [];
  if (files.length > 0) return files;
  const what = isGlob(path) ? `No file matches ${path}` : `There is no file ${path}`;
  throw new RetakeError('RESULTS_NOT_FOUND', what, {
    hint: `Paths and patterns are taken from ${cwd}.`,
  });
}

function kindOf(path: string, cwd: string): 'file' | 'folder' | 'none' {
  try {
    return statSync(resolve(cwd, path)).isDirectory() ? 'folder' : 'file';
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'none';
    throw new RetakeError('RESULTS_NOT_FOUND', `${path} ${readFault(cause)}`, {
      hint: `Paths and patterns are taken from ${cwd}.`,
      cause,
    });
  }
}
