import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = mkdtempSync(join(tmpdir(), 'retake-test-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/** A new folder that is gone when the tests are. */
export function scratch(name: string): string {
  return mkdtempSync(join(root, `${name}-`));
}
