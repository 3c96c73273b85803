import { expect, test } from 'vitest';
import { own } from './own.ts';

test('gives what was put there, and nothing that every object has', () => {
  const record: Record<string, number> = Object.fromEntries([
    ['math', 1],
    ['__proto__', 2],
  ]);
  expect(own(record, 'math')).toBe(1);
  expect(own(record, '__proto__')).toBe(2);
  expect(own(record, 'constructor')).toBeUndefined();
  expect(own({}, '__proto__')).toBeUndefined();
});
