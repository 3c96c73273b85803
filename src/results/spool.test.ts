import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Spool } from './spool.ts';

const spool = () => new Spool(join(mkdtempSync(join(tmpdir(), 'retake-spool-')), 'spool'));
const text = (pieces: Iterable<Uint8Array>) =>
  Array.from(pieces, (piece) => Buffer.from(piece))
    .map(String)
    .join('');

test('texts come back in the order of their places, whatever order they came in', () => {
  const places = fc.uniqueArray(fc.nat(60), { maxLength: 40 });
  fc.assert(
    fc.property(
      places,
      fc.string({ unit: 'grapheme' }),
      fc.nat(60),
      fc.nat(60),
      (order, suffix, from, end) => {
        const waiting = spool();
        const of = (place: number) => `${place} ${suffix}\n`;
        for (const place of order) waiting.put(place, of(place));
        const wanted = order.filter((place) => place >= from && place < end).toSorted((a, b) => a - b);
        expect(text(waiting.read(from, end))).toBe(wanted.map(of).join(''));
        waiting.end();
      },
    ),
    { numRuns: 50 },
  );
});

test('more than a block at once, and after it more', () => {
  const waiting = spool();
  const [small, large] = ['ä'.repeat(1000), '漢'.repeat(200_000)];
  for (const [place, each] of [small, large, small, large].entries()) waiting.put(3 - place, each);
  expect(text(waiting.read(0, 4))).toBe(large + small + large + small);
  waiting.put(4, small);
  expect(text(waiting.read(3, 5))).toBe(small + small);
  waiting.end();
});
