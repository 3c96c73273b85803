import { posix, resolve } from 'node:path';
import type { Config } from '../../config/load.ts';
import type { Manifest } from '../../domain/dataset/dataset.ts';
import { RetakeError } from '../../domain/error.ts';
import { archivePathProblem } from '../../domain/loop/archive-path.ts';
import { findSources } from '../../results/find-sources.ts';

/**
 * How the results that a start has kept are read again. They are those of the pull request's own configuration; where
 * another one finds other files, the files are named as the dataset names them. `folder`: where they lie.
 */
export function keptResults(
  { results }: Pick<Manifest, 'results'>,
  asked: Pick<Config['results'], 'paths' | 'format'>,
  folder: string,
): { paths: string[]; format: string } {
  const kept = results.map(({ path }) => posix.normalize(path));
  const places = (paths: string[]) =>
    [...new Set(paths.map((path) => resolve(folder, path)))].sort().join('\n');
  if (places(found(asked.paths, folder)) === places(kept)) return asked;
  const outside = kept.find((path) => archivePathProblem(path) !== null);
  if (outside !== undefined) {
    throw new RetakeError(
      'DATASET_INVALID',
      `the dataset names results outside of it: ${JSON.stringify(outside)}`,
    );
  }
  const formats = [...new Set(results.map(({ format }) => format))];
  return { paths: kept, format: formats.length === 1 ? (formats[0] ?? 'auto') : 'auto' };
}

function found(paths: readonly string[], folder: string): string[] {
  try {
    return findSources(paths, { cwd: folder }).map(({ source }) => source.path);
  } catch (error) {
    if (error instanceof RetakeError) return [];
    throw error;
  }
}
