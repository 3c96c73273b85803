import { execFileSync } from 'node:child_process';

/** The repository's default branch as far as this checkout knows: that of origin, else the one that is checked out. */
export function defaultBranchOf(folder: string): string {
  const origin = git(folder, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD')?.replace(/^origin\//, '');
  return origin || git(folder, 'symbolic-ref', '--short', 'HEAD') || 'main';
}

function git(cwd: string, ...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
