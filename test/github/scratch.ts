import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'retake-github-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A new folder that is gone when the tests of this file are over. */
export function scratch(name: string): string {
  return mkdtempSync(join(root, `${name}-`));
}
