import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFiles } from './glob.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'retake-glob-'));
  for (const file of [
    'b.json',
    'a.json',
    'a.jsonl',
    '.hidden.json',
    'x/c.json',
    'x/y/d.json',
    'node_modules/e.json',
  ]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '{}');
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('findFiles', () => {
  it.each([
    ['*.json', ['a.json', 'b.json']],
    ['./*.json*', ['a.json', 'a.jsonl', 'b.json']],
    ['[ac].json', ['a.json']],
    ['[!a].json', ['b.json']],
    ['?.jsonl', ['a.jsonl']],
    ['{b,x/c}.json', ['b.json', 'x/c.json']],
    ['**/*.json', ['a.json', 'b.json', 'x/c.json', 'x/y/d.json']],
    ['x/**', ['x/c.json', 'x/y/d.json']],
    ['.*.json', ['.hidden.json']],
    ['none/*.json', []],
    ['[z-a]*.json', []],
    ['no-such-*.json', []],
    ['*', ['a.json', 'a.jsonl', 'b.json']],
  ])('%s', (pattern, files) => {
    expect(findFiles(pattern, folder)).toEqual(files);
  });

  it('takes absolute patterns', () => {
    expect(findFiles(`${folder}/x/*.json`, '/')).toEqual([`${folder}/x/c.json`]);
  });
});
