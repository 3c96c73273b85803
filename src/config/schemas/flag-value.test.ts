import { expect, test } from 'vitest';
import { flagValue } from './flag-value.ts';

const takes = (flag: Parameters<typeof flagValue>[0], value: unknown) =>
  flagValue(flag).safeParse(value).success;

test('a flag takes what the key takes that it stands for', () => {
  const flag = { kind: 'number', help: '', config: 'benchmark.temperature' } as const;
  expect([0, 2, 2.1, -1].map((value) => takes(flag, value))).toEqual([true, true, false, false]);
});

test('a flag for a key that no configuration has is a bug', () => {
  expect(() => flagValue({ kind: 'number', help: '', config: 'benchmark.temprature' })).toThrow('no key');
});

test('a flag of its own has its own range', () => {
  const flag = { kind: 'integer', help: '', range: [1, 5] } as const;
  expect([0, 1, 5, 6].map((value) => takes(flag, value))).toEqual([false, true, true, false]);
  expect(takes({ kind: 'integer', help: '' }, -7)).toBe(true);
});
