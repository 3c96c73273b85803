import { execFileSync } from 'node:child_process';

/** What the checked-out repository itself can say; git is called by argument list, never through a shell. */
export interface Checkout {
  /** Where the commit's history parted from the branch; null where this checkout does not reach back that far. */
  mergeBase: (commit: string, branch: string) => string | null;
  has: (commit: string) => boolean;
  isShallow: () => boolean;
}

export function openCheckout(folder: string): Checkout {
  const git = (...args: string[]) => {
    try {
      return execFileSync('git', args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      return null;
    }
  };
  return {
    mergeBase: (commit, branch) => {
      const parted = git('merge-base', '--end-of-options', `refs/remotes/origin/${branch}`, commit);
      return parted === '' ? null : parted;
    },
    has: (commit) => git('cat-file', '-e', `${commit}^{commit}`) !== null,
    isShallow: () => git('rev-parse', '--is-shallow-repository') === 'true',
  };
}
