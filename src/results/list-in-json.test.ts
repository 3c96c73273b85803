import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listElement, withList } from './list-in-json.ts';

test('the same bytes as if the list had been there', () => {
  const documents = fc.record({ a: fc.jsonValue(), list: fc.constant([]), z: fc.jsonValue() });
  fc.assert(
    fc.property(documents, fc.array(fc.jsonValue(), { maxLength: 9 }), (document, list) => {
      const pieces = list.map((value) => Buffer.from(listElement(value)));
      const filled = Buffer.concat([...withList(document, 'list', pieces)]).toString('utf8');
      expect(filled).toBe(`${JSON.stringify({ ...document, list }, null, 2)}\n`);
    }),
  );
});
