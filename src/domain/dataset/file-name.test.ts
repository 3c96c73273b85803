import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { fileNameOf } from './file-name.ts';

test('plain names stay', () => {
  for (const name of ['math', 'gsm8k_cot.v2', 'A-1']) expect(fileNameOf(name, sha256)).toBe(name);
});

test.each([
  '../../etc/passwd',
  'a/b',
  '.hidden',
  'CON',
  'nul.txt',
  'a b',
  '数学',
  '',
  'x'.repeat(300),
  'trailing.',
])('%j becomes a name inside the folder', (name) => {
  expect(fileNameOf(name, sha256)).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]*-[0-9a-f]{8}$/);
});

test('any text makes a safe name, and different categories different names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(fileNameOf(a, sha256)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
      if (a !== b) expect(fileNameOf(a, sha256)).not.toBe(fileNameOf(b, sha256));
    }),
  );
});
