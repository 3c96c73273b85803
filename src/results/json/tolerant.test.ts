import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonError, parseJson, parseJsonStart } from './tolerant.ts';

describe('parseJson', () => {
  it('reads all that JSON.parse reads, alike', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(`[${text}, NaN]`)).toEqual([JSON.parse(text), Number.NaN]);
      }),
    );
  });

  it('reads the numbers Python writes', () => {
    expect(parseJson('{"a": NaN, "b": [Infinity, -Infinity, -1.5e3], "c": "\\u00e9"}')).toEqual({
      a: Number.NaN,
      b: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1500],
      c: 'é',
    });
  });

  it('keeps __proto__ a plain key', () => {
    const parsed = parseJson('{"x": NaN, "__proto__": {"polluted": true}}') as Record<string, unknown>;
    expect(Object.keys(parsed)).toEqual(['x', '__proto__']);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    ['{"a": 1', 7],
    ['{"a": "b', 6],
    ['{"a" 1}', 5],
    ['[1, 2} ', 5],
    ['{"a": wrong}', 6],
    ['{} {}', 3],
    ['', 0],
    ['["\\x"]', 1],
    ['['.repeat(100_000), 501],
  ])('says where %s is wrong', (text, position) => {
    let error: unknown;
    try {
      parseJson(text);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(JsonError);
    expect((error as JsonError).position).toBe(position);
  });
});

describe('parseJsonStart', () => {
  it.each([
    ['{"a": {"b": [1, 2, {"c": "tex', { a: { b: [1, 2, {}] } }],
    ['[{"a": 1}, {"b"', [{ a: 1 }, {}]],
    ['{"a": 12', {}],
    ['{"a": tr', {}],
    ['', undefined],
  ])('keeps what is whole of %s', (text, value) => {
    expect(parseJsonStart(text)).toEqual(value);
  });

  it('reads any start of a document without an error', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, cut) => {
        parseJsonStart(text.slice(0, cut % (text.length + 1)));
      }),
    );
  });
});
