import { expect, test } from 'vitest';
import { fnv1a } from './fnv.ts';

// From the test suite of the algorithm's authors.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('of "%s"', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});
