import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Examined } from '../../run-loop.ts';
import type { ResultsPackage } from '../end/results-package.ts';

/**
 * Where an exam's results lie in the package: what was written into its own folder stays there, others (the pushed
 * ones, used again) are copied into it.
 */
export function examinedFiles(
  { cwd, results }: Examined,
  out: string,
  folder: 'before' | 'after',
): ResultsPackage['before'] {
  const own = `${folder}/`;
  if (resolve(cwd) === resolve(out) && results.every((spec) => spec.startsWith(own))) {
    return { folder, paths: results.map((spec) => spec.slice(own.length)) };
  }
  cpSync(resolve(cwd), join(out, folder), { recursive: true });
  return { folder, paths: [...results] };
}
