import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameList, oneLine } from './one-line.ts';

test('a name cannot speak to a terminal or turn its line around', () => {
  expect(oneLine('a\u001b]0;title\u0007b\r\n c\u202ed')).toBe('a]0;titleb cd');
});

test('any name becomes one short line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.integer({ min: 2, max: 90 }),
      (name, max) => {
        const line = oneLine(name, max);
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/u);
        expect(line.length).toBeLessThanOrEqual(max);
      },
    ),
  );
  expect(oneLine('x'.repeat(80))).toBe('x'.repeat(80));
  expect(oneLine('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
});

test('of many names the first are listed', () => {
  expect(nameList(['a', 'b\n'])).toBe('a, b');
  expect(nameList(Array.from({ length: 23 }, (_, n) => `m${n}`))).toMatch(/^m0, .*, m19 and 3 more$/);
});
