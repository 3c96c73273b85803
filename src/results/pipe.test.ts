import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { expect, test } from 'vitest';
import { fileSource, type Source } from './source.ts';

function pipe(content?: string): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'retake-pipe-'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  if (content !== undefined) {
    writeFileSync(join(folder, 'file'), content);
    spawn('sh', ['-c', 'cat file > pipe'], { cwd: folder, stdio: 'ignore' }).unref();
  }
  return { folder, path: 'pipe' };
}

async function textOf(source: Source): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

test('what comes through a pipe can be read as often as need be, also from the middle of another time', async () => {
  const content = 'line\n'.repeat(100_000);
  const { folder, path } = pipe(content);
  const source = fileSource(path, folder);
  const stamp = source.stamp();
  for await (const _ of source.open()) break;
  const opened = source.open()[Symbol.asyncIterator]();
  await opened.next();
  expect(await textOf(source)).toBe(content);
  expect(await textOf(source)).toBe(content);
  expect(source.stamp()).toBe(stamp);
});

test('a pipe that is not read to its end holds nobody up', async () => {
  const { output } = await build({
    input: fileURLToPath(import.meta.resolve('./source.ts')),
    platform: 'node',
    write: false,
  });
  const script = `${output[0].code}
    for await (const _ of fileSource('pipe', '.').open()) break;
    console.log('enough');`;
  const { folder } = pipe();
  const sh = '(echo line; exec sleep 9) > pipe 2> pipe & exec "$0" --input-type=module -e "$1"';
  const ended = spawnSync('sh', ['-c', sh, process.execPath, script], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 4_000,
  });
  expect([ended.stdout, ended.status]).toEqual(['enough\n', 0]);
});

test('an empty pipe ends', async () => {
  const { folder, path } = pipe('');
  expect(await textOf(fileSource(path, folder))).toBe('');
});

test('a pipe that nobody writes to is waited for until the interruption', async () => {
  const { folder, path } = pipe();
  const interruption = new AbortController();
  const reading = textOf(fileSource(path, folder, interruption.signal));
  await setImmediate();
  interruption.abort();
  await expect(reading).rejects.toMatchObject({ code: 'INTERRUPTED' });
});
