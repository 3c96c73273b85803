import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'retake-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('readText', () => {
  it('reads a file, and null where there is none', () => {
    writeFileSync(join(folder, 'there.yml'), 'version: 1\n');
    expect(readText(join(folder, 'there.yml'))).toBe('version: 1\n');
    expect(readText(join(folder, 'missing.yml'))).toBeNull();
  });

  it('refuses a folder', () => {
    expect(() => readText(folder)).toThrow(`${folder}: is a directory, not a file`);
  });
});
