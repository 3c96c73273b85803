import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
/** The bundle as it is committed, unless another is named. */
export const CLI = join(process.env.RETAKE_DIST ?? join(ROOT, 'dist'), 'cli.js');

/** Folder with real result files, where there is one: tests that need it are skipped where there is none. */
export const DATA = process.env.RETAKE_DATA ?? resolve(ROOT, '../shared/data');
export const HAS_DATA = existsSync(DATA);

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the bundle as a user does. */
export function retake(
  args: string[],
  { cwd = ROOT, signal }: { cwd?: string; signal?: AbortSignal } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  signal?.addEventListener('abort', () => child.kill('SIGINT'));
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
  return new Promise((done, failed) => {
    child.on('error', failed).on('close', (code) => done({ ...ended, code }));
  });
}

export function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'retake-test-'));
}
