import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { logTail } from './log-tail.ts';

const folder = mkdtempSync(join(tmpdir(), 'retake-log-'));

it('takes the last twenty lines of the first log there is', () => {
  const path = join(folder, 'trainer.log');
  writeFileSync(path, Array.from({ length: 50_000 }, (_, index) => `line ${index}\n`).join(''));
  const tail = logTail([join(folder, 'none.log'), path]);
  expect(tail).toHaveLength(20);
  expect(tail[0]).toBe('line 49980');
  expect(tail.at(-1)).toBe('line 49999');
});

it('cuts lines without end', () => {
  const path = join(folder, 'long.log');
  writeFileSync(path, 'x'.repeat(1_000_000));
  expect(logTail([path]).map(({ length }) => length)).toEqual([1000]);
});

it('is empty where nothing was logged', () => {
  expect(logTail([join(folder, 'none.log')])).toEqual([]);
});
