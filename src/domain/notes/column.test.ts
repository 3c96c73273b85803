import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Column } from './column.ts';

const FAR = 100_000;

test('what was set is read, all else is empty', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(FAR), fc.nat(2 ** 32 - 1))), (sets) => {
      const [column, expected] = [new Column('word', 7), new Map<number, number>()];
      for (const [index, value] of sets) {
        column.set(index, value);
        expected.set(index, value);
      }
      for (const [index, value] of expected) expect(column.get(index)).toBe(value);
      const untouched = [0, FAR, FAR + 1].filter((index) => !expected.has(index));
      expect(untouched.map((index) => column.get(index))).toEqual(untouched.map(() => 7));
    }),
  );
});

test('a double keeps every digit, and NaN', () => {
  const column = new Column('double', Number.NaN);
  column.set(3, 0.1 + 0.2);
  expect([column.get(3), column.get(2)]).toEqual([0.1 + 0.2, Number.NaN]);
});
