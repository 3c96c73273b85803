import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandContext } from '../../../test/benchmark/command-context.ts';
import { findResults } from './find-results.ts';

const row = (model: string) =>
  JSON.stringify({ task: 't', id: '1', prompt: 'p', response: 'r', outcome: 'win', model });

test('what is no result file is passed over, and so is one of several models, whose names are told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retake-find-'));
  writeFileSync(join(folder, 'good.jsonl'), `${row('a')}\n${row('a')}\n`);
  writeFileSync(join(folder, 'several.jsonl'), `${row('a')}\n${row('b')}\n`);
  writeFileSync(join(folder, 'package.json'), '{"name": "x"}');
  const { context, said } = commandContext(folder);
  expect(await findResults(context)).toEqual(['good.jsonl']);
  expect(said.log).toBe('passed over: several.jsonl holds the answers of 2 models: a, b\n');
});
