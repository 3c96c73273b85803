import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FolderKind } from './folder-kind.ts';
import { jsonLines, whileAlone, writeFolder, writeWhole } from './write.ts';

const KIND: FolderKind = { mark: 'manifest.json', schema: 'test/1', listsFiles: true };

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

/** Fills a folder with files of these names, and its mark, which lists them. */
const fill =
  (...names: string[]) =>
  async (dir: string) => {
    for (const name of names) writeWhole(join(dir, name), name);
    const files = names.map((path) => ({ path }));
    writeWhole(join(dir, KIND.mark), JSON.stringify({ schema: KIND.schema, files }));
  };

test('a folder of ours is replaced, older files in it go', async () => {
  const out = join(folder(), 'out');
  await writeFolder(out, KIND, fill('old.jsonl'));
  await writeFolder(out, KIND, fill('held-out/new.jsonl'));
  expect(readdirSync(out).toSorted()).toEqual(['held-out', 'manifest.json']);
});

test('a folder with other files in it is left alone', async () => {
  const out = folder();
  writeFileSync(join(out, 'thesis.txt'), 'dear');
  await expect(writeFolder(out, KIND, fill())).rejects.toThrow(/other files/);
  expect(existsSync(join(out, 'thesis.txt'))).toBe(true);
});

test('a folder whose filling fails keeps what was there before, and leaves nothing else', async () => {
  const dir = folder();
  const out = join(dir, 'out');
  await writeFolder(out, KIND, fill());
  const broken = async (partial: string) => {
    await fill('new')(partial);
    throw new Error('out of answers');
  };
  await expect(writeFolder(out, KIND, broken)).rejects.toThrow('out of answers');
  expect(readdirSync(out)).toEqual(['manifest.json']);
  expect(readdirSync(dir)).toEqual(['out']);
});

test('a folder that cannot be written says so', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'file'), '');
  const below = join(dir, 'file/out');
  await expect(writeFolder(below, KIND, fill('a'))).rejects.toThrow(/cannot write .*out/);
});

test('rows become one line each', () => {
  expect(jsonLines([{ a: '\n' }, { b: 1 }])).toBe('{"a":"\\n"}\n{"b":1}\n');
});

test('a file that was put beside ours keeps a folder from being replaced', async () => {
  const out = join(folder(), 'out');
  await writeFolder(out, KIND, fill('held-out/a.jsonl'));
  writeFileSync(join(out, 'held-out/notes.txt'), 'mine');
  await expect(writeFolder(out, KIND, fill())).rejects.toThrow(/not part of it: held-out\/notes\.txt/);
});

test('another tool’s manifest.json is no mark of ours', async () => {
  const out = folder();
  writeFileSync(join(out, KIND.mark), '{"name": "a web app"}');
  await expect(writeFolder(out, KIND, fill())).rejects.toThrow(/other files/);
});

test('a link stays a link, a device stays a device', () => {
  const dir = folder();
  writeFileSync(join(dir, 'target'), 'old');
  symlinkSync(join(dir, 'target'), join(dir, 'link'));
  writeWhole(join(dir, 'link'), 'new');
  expect(lstatSync(join(dir, 'link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(dir, 'target'), 'utf8')).toBe('new');
  writeWhole('/dev/null', 'gone');
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test.skipIf(!existsSync('/proc'))('a place that takes no folder is told at once', () => {
  expect(() => writeWhole('/proc/retake/file', '')).toThrow(/cannot write \/proc\/retake\/file/);
});

test('a link to what is not there yet stays a link, and its target is made and locked', async () => {
  const dir = folder();
  symlinkSync('data/first', join(dir, 'out'));
  mkdirSync(join(dir, 'data'));
  symlinkSync('../deep/second', join(dir, 'data/first'));
  const target = join(dir, 'deep/second');
  await writeFolder(join(dir, 'out'), KIND, async (partial) => {
    await expect(writeFolder(target, KIND, fill())).rejects.toMatchObject({ code: 'USAGE' });
    await fill('a.jsonl')(partial);
  });
  expect(lstatSync(join(dir, 'out')).isSymbolicLink()).toBe(true);
  expect(readdirSync(target).toSorted()).toEqual(['a.jsonl', 'manifest.json']);
  symlinkSync('new.txt', join(dir, 'file'));
  writeWhole(join(dir, 'file'), 'text');
  expect(readFileSync(join(dir, 'new.txt'), 'utf8')).toBe('text');
});

test('what killed runs left of a folder goes, and nothing else', async () => {
  const dir = folder();
  for (const name of ['.out.partial-1', '.out.partial-99999999', '.out.partial-mine', '.output.partial-1'])
    mkdirSync(join(dir, name));
  writeFileSync(join(dir, '.out.partial-1/old.jsonl'), '');
  writeFileSync(join(dir, '.out.partial-2'), '');
  await writeFolder(join(dir, 'out'), KIND, fill('a.jsonl'));
  expect(readdirSync(dir).toSorted()).toEqual([
    '.out.partial-2',
    '.out.partial-mine',
    '.output.partial-1',
    'out',
  ]);
});

test('of two that fill a folder at once the second is refused, and the first is not harmed', async () => {
  const dir = folder();
  const out = join(dir, 'out');
  await writeFolder(out, KIND, async (partial) => {
    await expect(writeFolder(out, KIND, fill('second.jsonl'))).rejects.toMatchObject({ code: 'USAGE' });
    await fill('first.jsonl')(partial);
  });
  expect(readdirSync(out).toSorted()).toEqual(['first.jsonl', 'manifest.json']);
  expect(readdirSync(dir)).toEqual(['out']);
});

test('of two that work in a folder at once the second is refused', async () => {
  const out = join(folder(), 'deep/out');
  const first = whileAlone(out, async () => {
    await expect(whileAlone(out, async () => 2)).rejects.toMatchObject({ code: 'USAGE' });
    return 1;
  });
  expect(await first).toBe(1);
  expect(readdirSync(out)).toEqual([]);
});
