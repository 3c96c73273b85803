import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { RetakeError } from '../../domain/error.ts';

/**
 * Refuses results that lie outside the checkout, also by way of a symbolic link: a pull request could otherwise have
 * files of the runner read and shown.
 */
export function refuseOutsideFiles(files: readonly { path: string }[], workspace: string): void {
  const root = realpathSync(workspace);
  for (const { path } of files) {
    const way = relative(root, realpathSync(resolve(workspace, path)));
    if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) continue;
    throw new RetakeError('RESULTS_NOT_FOUND', `${path} leads out of the checkout`, {
      hint: 'Results are read from the repository only, not through links that leave it.',
    });
  }
}
