import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteLength } from './byte-length.ts';
import { fitParts } from './fit.ts';
import { joinParts } from './join-parts.ts';

const part = (name: string, ...sizes: string[]) => ({ name, sizes: sizes.map((size) => () => size) });

it('leaves parts as they are while they fit', () => {
  const fitted = fitParts([part('a', 'long', 'l'), part('b', 'words', '')], ['b', 'a'], 11);
  expect(fitted).toEqual({ parts: ['long', 'words'], shortened: [] });
});

it('shrinks in the given order and no further than needed', () => {
  const parts = [part('a', 'aaaa', 'a'), part('b', 'bbbb', 'bb', ''), part('c', 'cccc')];
  expect(fitParts(parts, ['b', 'a'], 14)).toEqual({ parts: ['aaaa', 'bb', 'cccc'], shortened: ['b'] });
  expect(fitParts(parts, ['b', 'a'], 10)).toEqual({ parts: ['aaaa', '', 'cccc'], shortened: ['b'] });
  expect(fitParts(parts, ['b', 'a'], 7)).toEqual({ parts: ['a', '', 'cccc'], shortened: ['b', 'a'] });
});

it('counts bytes, not letters', () => {
  expect(fitParts([part('a', 'ééé', 'e')], ['a'], 5).parts).toEqual(['e']);
});

it('fits whenever the smallest sizes fit', () => {
  const sizes = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(sizes, { minLength: 1, maxLength: 5 }), fc.nat(60), (texts, limit) => {
      const parts = texts.map((choices, index) => part(String(index), ...choices, ''));
      const fitted = fitParts(
        parts,
        parts.map(({ name }) => name),
        limit,
      );
      expect(byteLength(joinParts(fitted.parts))).toBeLessThanOrEqual(limit);
    }),
  );
});
