import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, formatKey, parseKey, youngerThan } from './order-key.ts';

const key = fc.record({
  order: fc.nat(99_999_999),
  run: fc.nat(2 ** 31),
  attempt: fc.integer({ min: 1, max: 99 }),
});

describe('order key', () => {
  it('writes the order in six digits', () => {
    expect(formatKey({ order: 142, run: 17693, attempt: 1 })).toBe('000142.17693.1');
  });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(key, (one) => {
        expect(parseKey(formatKey(one))).toEqual(one);
      }),
    );
  });

  it.each(['', '142.17693.1', '000142.17693', '000142.17693.1.1', '000142.-1.1', ' 000142.1.1'])(
    'refuses %j',
    (text) => expect(parseKey(text)).toBeNull(),
  );

  it('is a total order in which the later run and the later attempt are younger', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(-Math.sign(compareKeys(b, a)) + 0);
        expect(compareKeys({ ...a, attempt: a.attempt + 1 }, a)).toBeGreaterThan(0);
        expect(compareKeys({ ...a, order: a.order + 1 }, a)).toBeGreaterThan(0);
      }),
    );
  });

  it('makes a start by hand younger than what stands, and no younger than it takes', () => {
    fc.assert(
      fc.property(key, key, (standing, own) => {
        const { order, run, attempt } = youngerThan(standing, own);
        expect({ run, attempt }).toEqual({ run: own.run, attempt: own.attempt });
        expect(compareKeys({ order, run, attempt }, standing)).toBeGreaterThan(0);
        expect(compareKeys({ order: order - 1, run, attempt }, standing)).toBeLessThanOrEqual(0);
      }),
    );
    expect(youngerThan(null, { order: 500, run: 7, attempt: 1 })).toEqual({ order: 0, run: 7, attempt: 1 });
  });
});
