import { expect, test } from 'vitest';
import { retake } from './retake.ts';

test.each([
  [['help'], ['--help']],
  [
    ['help', 'extract'],
    ['extract', '--help'],
  ],
  [
    ['extract', '--help', '--nonsense'],
    ['extract', '-h'],
  ],
  [['version'], ['--version']],
])('%j says what %j says', async (asked, same) => {
  const [first, second] = await Promise.all([retake(asked), retake(same)]);
  expect(first).toEqual({ code: 0, stdout: second.stdout, stderr: '' });
  expect(first.stdout).not.toBe('');
});

test('a command’s help says what it cannot do without', async () => {
  const { stdout } = await retake(['train', '--help']);
  expect(stdout).toContain('Usage: retake train --dataset DIR --out DIR [flags]');
});
