import { execFileSync } from 'node:child_process';

/** Of a file, or of the list of all files. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** What the checked-out repository itself can say; git is called by argument list, never through a shell. */
export interface Checkout {
  /** Where the commit's history parted from the branch; null where this checkout does not reach back that far. */
  mergeBase: (commit: string, branch: string) => string | null;
  has: (commit: string) => boolean;
  /** What is checked out, and the commits it was made from; empty where this is no git checkout. */
  heads: () => string[];
  /** The files of a commit below a folder (`''` for all), with a way to read each. */
  files: (commit: string, below: string) => string[];
  read: (commit: string, path: string) => Buffer;
  isShallow: () => boolean;
}

export function openCheckout(folder: string): Checkout {
  const git = (...args: string[]) => {
    try {
      return execFileSync('git', args, {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: MOST_BYTES,
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
    heads: () => {
      const head = git('rev-parse', 'HEAD');
      // Read raw: a shallow clone knows its commit's parents though it does not have them.
      const parents = (git('cat-file', 'commit', 'HEAD') ?? '').matchAll(/^parent ([0-9a-f]{40})$/gm);
      return head === null ? [] : [head, ...[...parents].map(([, parent = '']) => parent)];
    },
    files: (commit, below) => {
      const scope = below === '' ? [] : ['--', below];
      const names = git('ls-tree', '-r', '-z', '--name-only', '--end-of-options', commit, ...scope);
      return (names ?? '').split('\0').filter((name) => name !== '');
    },
    read: (commit, path) =>
      execFileSync('git', ['cat-file', 'blob', `${commit}:${path}`], {
        cwd: folder,
        maxBuffer: MOST_BYTES,
      }),
    has: (commit) => git('cat-file', '-e', `${commit}^{commit}`) !== null,
    isShallow: () => git('rev-parse', '--is-shallow-repository') === 'true',
  };
}
