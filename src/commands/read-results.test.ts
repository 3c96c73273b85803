import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commandContext } from '../../test/benchmark/command-context.ts';
import { parseConfig } from '../config/load.ts';
import { goThrough, resultsIn } from './read-results.ts';

function folderWithPipe(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'retake-piped-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  return cwd;
}

test('results that come through a pipe are gone through as often as need be', async () => {
  const cwd = folderWithPipe();
  const row = (id: string) => ({ task: 't', id, prompt: `${id}?`, response: 'x', outcome: 'correct' });
  writeFileSync(join(cwd, 'file'), `${JSON.stringify(row('a'))}\n${JSON.stringify(row('b'))}\n`);
  spawn('sh', ['-c', 'cat file > pipe'], { cwd, stdio: 'ignore' });
  const { context } = commandContext(cwd);
  const results = resultsIn(['pipe'], parseConfig('', 'retake.yml'), context);
  const ids: (string | null)[] = [];
  const report = await goThrough(results, context, ({ id }) => ids.push(id));
  await goThrough(results, context, ({ id }) => ids.push(id));
  for await (const some of results.again(report, (place) => place === 1))
    for (const { item } of some) ids.push(item.id);
  expect(ids).toEqual(['a', 'b', 'a', 'b', 'b']);
});

test('the wait for a pipe’s writer ends with the command', async () => {
  const cwd = folderWithPipe();
  const interruption = new AbortController();
  const context = { ...commandContext(cwd).context, signal: interruption.signal };
  const reading = goThrough(resultsIn(['pipe'], parseConfig('', 'retake.yml'), context), context, () => {});
  interruption.abort();
  await expect(reading).rejects.toMatchObject({ code: 'INTERRUPTED' });
});
