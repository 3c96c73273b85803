import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { retake, scratch } from './retake.ts';

const ROW = { task: 'sums', id: '1', prompt: '1 + 1?', response: '3', reference: '2', outcome: 'incorrect' };
const rows = (...ids: string[]) =>
  ids.map((id) => `${JSON.stringify({ ...ROW, id, prompt: `${id}?` })}\n`).join('');

const FILES: Record<string, string | Uint8Array> = {
  'good.jsonl': rows('1', '2'),
  'other.jsonl': rows('8', '9'),
  'empty.json': '',
  'truncated.json': '{"category": "math", "wins": 1,\n "results": [{"prompt": "a", "local_re',
  'unknown.json': '{"hello": ["world"]}',
  'no-task.jsonl': rows('1', '2').replaceAll('"task":"sums",', ''),
  'contradicts.jsonl': rows('1').replace('"incorrect"', '"incorrect","score":1'),
  'prose.txt': 'Dear diary,\ntoday I learned.\n',
  'binary.json': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]),
  'passed.jsonl': rows('1').replace('incorrect', 'correct').replace('"3"', '"2"'),
  'unknown-key.yml': 'failures:\n  outcome: [loss]\n',
  'several.yml': 'version: 2\nsplit:\n  holdout: 3\ndataset:\n  formt: alpaca\n  replay: -1\n',
  'sound.yml': 'name: sound\n',
  'syntax.yml': 'name: [unclosed\n',
};

function folder(): string {
  const dir = scratch();
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(dir, name), content);
  mkdirSync(join(dir, 'folder'));
  return dir;
}

const extract = (results: string, ...more: string[]) => [
  'extract',
  '--results',
  results,
  '--out',
  'out',
  ...more,
];

const COMPARE = ['compare', '--before', 'good.jsonl', '--after', 'good.jsonl'];

test.each<[what: string, args: string[], says: RegExp]>([
  ['no such path', extract('nowhere.json'), /nowhere\.json/],
  ['a glob without a match', extract('*.parquet'), /\*\.parquet/],
  ['an empty file', extract('empty.json'), /empty\.json.*empty/],
  ['truncated JSON', extract('truncated.json'), /truncated\.json.*line 2/],
  ['a directory', extract('folder'), /folder.*(folder|directory)/],
  ['an unknown format', extract('unknown.json'), /unknown\.json/],
  ['rows that lack a field', extract('no-task.jsonl'), /no-task\.jsonl.*would need task/],
  [
    'an outcome that its score contradicts',
    extract('contradicts.jsonl'),
    /contradicts\.jsonl.*line 1.*contradict/s,
  ],
  ['prose', extract('prose.txt'), /prose\.txt/],
  ['a binary file', extract('binary.json'), /binary\.json.*binary/],
  [
    'an unknown configuration key',
    extract('good.jsonl', '--config', 'unknown-key.yml'),
    /line 2.*outcome.*outcomes/s,
  ],
  ['a missing configuration', extract('good.jsonl', '--config', 'none.yml'), /none\.yml/],
  ['broken YAML', extract('good.jsonl', '--config', 'syntax.yml'), /syntax\.yml.*line 2/s],
  ['no results named', ['extract', '--out', 'out'], /no results are named/],
  ['no --out', ['extract', '--results', 'good.jsonl'], /--out/],
  ['an unknown flag', extract('good.jsonl', '--hodlout', '0'), /--hodlout.*--holdout/],
  ['an unknown command', ['extrct'], /extrct.*extract/],
  [
    'runs without a common item',
    ['compare', '--before', 'good.jsonl', '--after', 'other.jsonl', '--comment', 'out'],
    /in common/,
  ],
  ['a receipt that is not there', [...COMPARE, '--receipt', 'none.json'], /none\.json is not there/],
  ['a receipt that is none', [...COMPARE, '--receipt', 'prose.txt'], /prose\.txt is no JSON/],
  ['a receipt below a file', [...COMPARE, '--receipt', 'good.jsonl/x'], /good\.jsonl\/x is not there/],
  ['a comment that is a folder', [...COMPARE, '--comment', 'folder'], /--comment: folder is a folder/],
  [
    'a report over the configuration',
    [...COMPARE, '--config', 'sound.yml', '--report', 'sound.yml'],
    /--report would write over sound\.yml/,
  ],
  ['a dataset that is none', ['train', '--dataset', 'folder', '--out', 'out'], /manifest\.json/],
])('%s: one clear message, exit 2, nothing written', async (_, args, says) => {
  const cwd = folder();
  const { code, stdout, stderr } = await retake(args, { cwd });
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/\n\s+at |bug in Retake/);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(readdirSync(cwd).toSorted()).toEqual([...Object.keys(FILES), 'folder'].toSorted());
});

test('all problems of a configuration are reported at once, each with its line', async () => {
  const { code, stderr } = await retake(extract('good.jsonl', '--config', 'several.yml'), { cwd: folder() });
  expect(code).toBe(2);
  for (const problem of [/line 1.*version/, /line 3.*holdout/, /line 5.*formt.*format/, /line 6.*replay/]) {
    expect(stderr).toMatch(problem);
  }
});

test('nothing to train on is no error of extract; training on it is', async () => {
  const cwd = folder();
  const extracted = await retake(extract('passed.jsonl'), { cwd });
  expect(extracted).toMatchObject({ code: 0 });
  const trained = await retake(['train', '--dataset', 'out', '--out', 'trained', '--model', 'm'], { cwd });
  expect(trained.code).toBe(2);
  expect(trained.stderr).toMatch(/no row to train on/);
});

test('a damaged dataset is told of in plain words, and is no place for its own training', async () => {
  const cwd = folder();
  await retake(extract('good.jsonl'), { cwd });
  const into = await retake(['train', '--dataset', 'out', '--out', './out/', '--model', 'm'], { cwd });
  expect(into.stderr).toMatch(/--out would write into the dataset out\n/);
  const manifest = join(cwd, 'out', 'manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('retake.dataset/1', 'retake.dataset/2'));
  const newer = await retake(['plan', '--dataset', 'out'], { cwd });
  expect(newer.stderr).toMatch(/schema: expected retake\.dataset\/1, got "retake\.dataset\/2"\n/);
  rmSync(join(cwd, 'out'), { recursive: true });
  await retake(extract('good.jsonl'), { cwd });
  rmSync(join(cwd, 'out', 'sums.jsonl'));
  mkdirSync(join(cwd, 'out', 'sums.jsonl'));
  const folded = await retake(['plan', '--dataset', 'out'], { cwd });
  expect(folded.stderr).toMatch(/sums\.jsonl is a folder\n/);
  expect([into.code, newer.code, folded.code]).toEqual([2, 2, 2]);
});

test('a folder with other files in it is not written over', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'folder', 'thesis.txt'), 'dear');
  const { code, stderr } = await retake(['extract', '--results', 'good.jsonl', '--out', 'folder'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/folder with other files/);
  expect(readdirSync(join(cwd, 'folder'))).toEqual(['thesis.txt']);
});

test('no command at all shows the overview and is a usage error; --help is none', async () => {
  const bare = await retake([]);
  expect(bare.code).toBe(2);
  expect(bare.stdout).toMatch(/Commands:/);
  expect((await retake(['--help'])).code).toBe(0);
  expect((await retake(['extract', '--help'])).stdout).toMatch(/--results GLOB/);
});
