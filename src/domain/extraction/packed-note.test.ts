import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OUTCOMES } from '../benchmark/item.ts';
import { packNote, unpackNote } from './packed-note.ts';

test('what is packed is unpacked, in 32 bits', () => {
  const note = fc.record({
    outcome: fc.constantFrom(...OUTCOMES),
    audit: fc.constantFrom(null, 'confirmed', 'already-right', 'ambiguous', 'unverifiable'),
    isBlank: fc.boolean(),
    isHeldOut: fc.boolean(),
    isFirst: fc.boolean(),
    kind: fc.nat(2 ** 23 - 1),
  });
  fc.assert(
    fc.property(note, (noted) => {
      const packed = packNote(noted);
      expect(packed).toBe(packed >>> 0);
      expect(unpackNote(packed)).toEqual(noted);
    }),
  );
});
