import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLenientJson } from './lenient-json.ts';

it('reads what Python calls JSON', () => {
  const text =
    '{"loss": NaN, "grad_norm": Infinity, "low": -Infinity, "note": "NaN \\" Infinity", "log": [NaN, 1]}';
  expect(parseLenientJson(text)).toEqual({
    loss: null,
    grad_norm: null,
    low: null,
    note: 'NaN " Infinity',
    log: [null, 1],
  });
});

it('changes nothing about JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(parseLenientJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

it('refuses what is neither', () => {
  expect(() => parseLenientJson('{"loss": nan}')).toThrow(SyntaxError);
});
