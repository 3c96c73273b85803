import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ErrorCode, RetakeError } from './error.ts';

const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \| (\d+) \|/gm)];

test('docs/errors.md lists every code with its exit', () => {
  const source = readFileSync('src/domain/error.ts', 'utf8');
  const codes = [...source.matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(([, code]) => code);
  expect(rows.map(([, code]) => code)).toEqual(codes);
  for (const [, code, exit] of rows)
    expect(new RetakeError(code as ErrorCode, '').exitCode).toBe(Number(exit));
});

test('the cause is kept for the stack trace', () => {
  const cause = new Error('below');
  expect(new RetakeError('TRAINING_FAILED', 'above', { cause }).cause).toBe(cause);
});

test('what an error quotes steers no terminal', () => {
  const { message, hint } = new RetakeError('USAGE', 'no \u001b[31mred\u001b[0m\n  file', {
    hint: 'x\u0007',
  });
  expect([message, hint]).toEqual(['no [31mred[0m\n  file', 'x']);
});
