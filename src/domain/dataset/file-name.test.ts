import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { FileNames } from './file-name.ts';

const nameOf = (category: string) => new FileNames(sha256).of(category);

test('plain names stay', () => {
  for (const name of ['math', 'gsm8k_cot.v2', 'A-1']) expect(nameOf(name)).toBe(name);
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
  expect(nameOf(name)).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]*-[0-9a-f]{8}$/);
});

test('any text makes a safe name, and different categories different names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const names = new FileNames(sha256);
      expect(names.of(a)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/);
      if (a !== b) expect(names.of(a).toLowerCase()).not.toBe(names.of(b).toLowerCase());
      expect(names.of(a)).toBe(nameOf(a));
    }),
  );
});

test.each([
  ['Math', 'math', 'MATH'],
  ['Caf\u00e9', 'Cafe\u0301', 'CAF\u00c9'],
])('%s, %s and %s are three files where capitals make no difference', (...categories) => {
  const names = new FileNames(sha256);
  const all = categories.map((category) => names.of(category));
  expect(new Set(all.map((name) => name.toLowerCase())).size).toBe(3);
  expect(categories.map((category) => names.of(category))).toEqual(all);
});

test('a category that is called like the file of another gets a file of its own', () => {
  const names = new FileNames(sha256);
  const first = nameOf('a/b');
  const categories = [first, 'a/b', nameOf('a/b').toUpperCase()];
  const all = categories.map((category) => names.of(category).toLowerCase());
  expect(new Set(all).size).toBe(3);
  expect(all[0]).toBe(first);
  const longer = new FileNames(sha256);
  for (const length of [8, 16]) longer.of(`a-b-${sha256('a/b').slice(0, length)}`);
  expect(longer.of('a/b')).toBe(`a-b-${sha256('a/b')}`);
});
