import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FirstOfEquals } from './first-of-equals.ts';

test('of numbers that stand for the same the first is found, however badly the bits are spread', () => {
  const texts = fc.array(fc.string({ maxLength: 2 }), { maxLength: 600 });
  const spread = fc.constantFrom(
    (text: string) => Math.imul(text.charCodeAt(0) || 0, 0x9e3779b1) >>> 0,
    () => 2 ** 32 - 1,
    () => 0,
  );
  fc.assert(
    fc.property(texts, spread, (things, bitsOf) => {
      const first = new FirstOfEquals(
        (number) => bitsOf(things[number] ?? ''),
        (one, other) => things[one] === things[other],
      );
      for (const [number, thing] of things.entries()) {
        expect(first.has(number)).toBe(things.indexOf(thing) < number);
        expect(first.add(number)).toBe(things.indexOf(thing));
      }
    }),
  );
});
