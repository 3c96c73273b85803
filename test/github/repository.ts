import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratch } from './scratch.ts';

/** A git repository in a temporary folder, with what a checkout of it leaves behind: `origin/main`. */
export interface Repository {
  folder: string;
  git: (...args: string[]) => string;
  /** Writes files and commits them; resolves to the commit. */
  commit: (message: string, files: Record<string, string>) => string;
  /** Has `origin/main` stand where `main` stands, as after a fetch. */
  publish: () => void;
}

export function makeRepository(): Repository {
  const folder = scratch('repository');
  const dates = { GIT_AUTHOR_DATE: '2026-11-20T08:00:00Z', GIT_COMMITTER_DATE: '2026-11-20T08:00:00Z' };
  const who = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  };
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, ...who, ...dates },
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    commit: (message, files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    publish: () => {
      git('update-ref', 'refs/remotes/origin/main', 'refs/heads/main');
    },
  };
}
