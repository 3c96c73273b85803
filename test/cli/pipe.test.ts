import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLI, scratch } from './retake.ts';

test.skipIf(!existsSync('/dev/stdout'))('the comment goes down a pipe', () => {
  const cwd = scratch();
  const row = { task: 't', id: '1', prompt: 'p', response: 'r', outcome: 'correct' };
  writeFileSync(join(cwd, 'r.jsonl'), `${JSON.stringify(row)}\n`);
  const line = `"${process.execPath}" "${CLI}" compare --before r.jsonl --after r.jsonl --comment /dev/stdout | cat`;
  expect(execFileSync('sh', ['-c', line], { cwd, encoding: 'utf8' })).toMatch(/^### .*Retake/);
});
