import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answers } from '../../test/builders/answer.ts';
import { isPipe, pipedResults } from './piped-results.ts';

test('tells a pipe from files, folders and patterns', () => {
  const folder = mkdtempSync(join(tmpdir(), 'retake-pipe-'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  writeFileSync(join(folder, 'results.jsonl'), '');
  const named = ['pipe', 'pipe#6b', 'results.jsonl', 'results.jsonl#6b', '.', '*.jsonl', 'missing'];
  expect(named.map((spec) => isPipe(spec, folder))).toEqual([true, true, false, false, false, false, false]);
});

test('what came through a pipe is read once and gone through as often as need be', async () => {
  const [one, two, three] = answers(3);
  if (!one || !two || !three) throw new Error('three answers were asked for');
  let reads = 0;
  const results = pipedResults(async function* () {
    reads += 1;
    yield [one];
    yield [two, three];
    return { model: 'm', files: [], warnings: [], trail: [] };
  });
  const seen = async () => {
    const found = [];
    for await (const batch of results.all()) found.push(...batch);
    return found;
  };
  expect(await seen()).toEqual([one, two, three]);
  expect(await seen()).toEqual([one, two, three]);
  const report = { model: 'm', files: [], warnings: [], trail: [] };
  const again = [];
  for await (const batch of results.again(report, (row) => row > 0)) again.push(...batch);
  expect(again).toEqual([
    { row: 1, item: two },
    { row: 2, item: three },
  ]);
  expect(reads).toBe(1);
});
