import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OUTCOMES } from '../benchmark/item.ts';
import { packAnswer, unpackAnswer } from './packed-answer.ts';

test('what is packed is unpacked', () => {
  const answer = fc.record({
    outcome: fc.constantFrom(...OUTCOMES),
    accuracy: fc.constantFrom(null, 0 as const, 1 as const),
    hasId: fc.boolean(),
    hasReference: fc.boolean(),
    kind: fc.nat(2 ** 25 - 1),
  });
  fc.assert(
    fc.property(answer, (one) => {
      expect(unpackAnswer(packAnswer(one))).toEqual(one);
    }),
  );
});
