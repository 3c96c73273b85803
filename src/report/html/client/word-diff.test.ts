import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

const side = (kind: 'removed' | 'added') => (before: string, after: string) =>
  wordDiff(before, after)
    .filter((segment) => segment.kind === 'same' || segment.kind === kind)
    .map(({ text }) => text)
    .join('');

it('finds the words that changed', () => {
  expect(wordDiff('16 - 3 = 13, so $26.', '16 - 7 = 9, so $18.')).toEqual([
    { kind: 'same', text: '16 - ' },
    { kind: 'removed', text: '3' },
    { kind: 'added', text: '7' },
    { kind: 'same', text: ' = ' },
    { kind: 'removed', text: '13' },
    { kind: 'added', text: '9' },
    { kind: 'same', text: ', so $' },
    { kind: 'removed', text: '26' },
    { kind: 'added', text: '18' },
    { kind: 'same', text: '.' },
  ]);
});

it.each([
  ['the same', 'a b', 'a b', [{ kind: 'same', text: 'a b' }]],
  ['nothing', '', '', []],
  ['all new', '', 'a b', [{ kind: 'added', text: 'a b' }]],
  ['all gone', 'a b', '', [{ kind: 'removed', text: 'a b' }]],
])('%s', (_, before, after, segments) => {
  expect(wordDiff(before, after)).toEqual(segments);
});

it('gives both texts back, word for word', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'é', ' ', '\n', '.', '12', '😀'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(side('removed')(before, after)).toBe(before);
      expect(side('added')(before, after)).toBe(after);
    }),
  );
});

it('gives up on word pairs beyond all measure, not on the ends', () => {
  const before = `start ${'x '.repeat(3000)}end`;
  const after = `start ${'y '.repeat(3000)}end`;
  expect(wordDiff(before, after).map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
});
