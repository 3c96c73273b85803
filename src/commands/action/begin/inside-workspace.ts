import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { RetakeError } from '../../../domain/error.ts';
import { findSources } from '../../../results/find-sources.ts';
import type { Context } from '../../context.ts';

/**
 * The result files that are named, each once, told before anything of them is read: a message about a file may quote
 * it. Refuses those that lie outside the checkout, also by way of a symbolic link: a pull request could otherwise have
 * files of the runner read and shown.
 */
export function filesInside(specs: readonly string[], context: Context): string[] {
  const files = [...new Set(findSources(specs, context).map(({ source }) => source.path))];
  const root = realpathSync(context.cwd);
  for (const file of files) {
    const way = relative(root, realpathSync(resolve(context.cwd, file)));
    if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) continue;
    throw new RetakeError('RESULTS_NOT_FOUND', `${file} leads out of the checkout`, {
      hint: 'Results are read from the repository only, not through links that leave it.',
    });
  }
  return files;
}

/** Those of the files that answers were read from: `read` names them, with `#model` where one of several was meant. */
export function filesRead(files: readonly string[], read: readonly { path: string }[]): string[] {
  return files.filter((file) => read.some(({ path }) => path === file || path.startsWith(`${file}#`)));
}
