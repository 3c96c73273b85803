import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Fills a folder with files of these names. */
const fill =
  (...names: string[]) =>
  async (dir: string) => {
    for (const name of names) writeWhole(join(dir, name), name);
  };

test('a folder of ours is replaced, older files in it go', async () => {
  const out = join(folder(), 'out');
  await writeFolder(out, 'manifest.json', fill('manifest.json', 'old.jsonl'));
  await writeFolder(out, 'manifest.json', fill('manifest.json', 'held-out/new.jsonl'));
  expect(readdirSync(out).toSorted()).toEqual(['held-out', 'manifest.json']);
});

test('a folder with other files in it is left alone', async () => {
  const out = folder();
  writeFileSync(join(out, 'thesis.txt'), 'dear');
  await expect(writeFolder(out, 'manifest.json', fill())).rejects.toThrow(/other files/);
  expect(existsSync(join(out, 'thesis.txt'))).toBe(true);
});

test('a folder whose filling fails keeps what was there before, and leaves nothing else', async () => {
  const dir = folder();
  const out = join(dir, 'out');
  await writeFolder(out, 'manifest.json', fill('manifest.json'));
  const broken = async (partial: string) => {
    await fill('manifest.json', 'new')(partial);
    throw new Error('out of answers');
  };
  await expect(writeFolder(out, 'manifest.json', broken)).rejects.toThrow('out of answers');
  expect(readdirSync(out)).toEqual(['manifest.json']);
  expect(readdirSync(dir)).toEqual(['out']);
});

test('a folder that cannot be written says so', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'file'), '');
  const below = join(dir, 'file/out');
  await expect(writeFolder(below, 'manifest.json', fill('a'))).rejects.toThrow(/cannot write .*out/);
});

test('rows become one line each', () => {
  expect(jsonLines([{ a: '\n' }, { b: 1 }])).toBe('{"a":"\\n"}\n{"b":1}\n');
});
