import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, writeFolder, writeWhole } from './write.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'retake-write-'));

test('a file is written whole, in folders that are made for it', () => {
  const dir = folder();
  writeWhole(join(dir, 'a/b/c.txt'), 'text');
  expect(readFileSync(join(dir, 'a/b/c.txt'), 'utf8')).toBe('text');
  expect(readdirSync(join(dir, 'a/b'))).toEqual(['c.txt']);
});

test('what cannot be written leaves nothing behind', () => {
  const dir = folder();
  writeFileSync(join(dir, 'file'), '');
  expect(() => writeWhole(join(dir, 'file/below.txt'), 'text')).toThrow(/cannot write .*below\.txt/);
  expect(readdirSync(dir)).toEqual(['file']);
});

test('a folder of ours is replaced, older files in it go', () => {
  const out = join(folder(), 'out');
  writeFolder(out, 'manifest.json', [
    ['manifest.json', '1'],
    ['old.jsonl', ''],
  ]);
  writeFolder(out, 'manifest.json', [
    ['manifest.json', '2'],
    ['held-out/new.jsonl', ''],
  ]);
  expect(readdirSync(out).toSorted()).toEqual(['held-out', 'manifest.json']);
});

test('a folder with other files in it is left alone', () => {
  const out = folder();
  writeFileSync(join(out, 'thesis.txt'), 'dear');
  expect(() => writeFolder(out, 'manifest.json', [])).toThrow(/other files/);
  expect(existsSync(join(out, 'thesis.txt'))).toBe(true);
});

test('a folder whose filling fails keeps what was there before', () => {
  const out = join(folder(), 'out');
  writeFolder(out, 'manifest.json', [['manifest.json', 'old']]);
  const broken = function* (): Generator<[string, string]> {
    yield ['manifest.json', 'new'];
    throw new Error('disk full');
  };
  expect(() => writeFolder(out, 'manifest.json', broken())).toThrow(/disk full/);
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe('old');
  mkdirSync(join(out, 'x'));
});

test('rows become one line each', () => {
  expect(jsonLines([{ a: '\n' }, { b: 1 }])).toBe('{"a":"\\n"}\n{"b":1}\n');
});
