import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { byCategory } from './by-category.ts';
import { Count } from './primitives.ts';

const schema = byCategory(Count);
const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', '___proto__', '____proto__', 'constructor'));

test('every category is kept, also one that is called like what every object has', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name), (names) => {
      const record = Object.fromEntries(names.map((one, index) => [one, index]));
      expect(Object.entries(schema.parse(record))).toEqual(Object.entries(record));
    }),
  );
});

test('the entry of such a category is checked, too', () => {
  expect(schema.safeParse(JSON.parse('{ "__proto__": -1 }')).success).toBe(false);
});

test.each([[[]], [null], [undefined], ['math']])('%j is no record', (value) => {
  expect(schema.safeParse(value).success).toBe(false);
});

test('it is published as a plain record that must be there', () => {
  expect(z.toJSONSchema(z.object({ schema }), { io: 'input' })).toMatchObject({
    required: ['schema'],
    properties: { schema: { type: 'object', additionalProperties: { type: 'integer' } } },
  });
});
