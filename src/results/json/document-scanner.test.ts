import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentScanner, type Element } from './document-scanner.ts';
import { textOf } from './value-run.ts';

function scan(text: string, path: string[], wanted: string[] = [], size = text.length || 1) {
  const scanner = new DocumentScanner(path, wanted);
  const bytes = Buffer.from(text);
  const found: [string | number, unknown][] = [];
  const take = (elements: Iterable<Element>) => {
    for (const { key, value } of elements) found.push([key, JSON.parse(textOf(value))]);
  };
  // One piece of memory for all chunks, as a file is read.
  const chunk = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(chunk, 0, at, at + size);
    take(scanner.push(chunk.subarray(0, length)));
  }
  take(scanner.end());
  return { found, header: scanner.header };
}

describe('DocumentScanner', () => {
  it('finds elements and header members around them', () => {
    const text = '{"a": "x\\"]", "results": [{"n": 1}, 2, "tw\\\\o", []], "big": [1, 2], "z": {"q": null}}';
    expect(scan(text, ['results', '*'], ['a', 'z'])).toEqual({
      found: [
        [0, { n: 1 }],
        [1, 2],
        [2, 'tw\\o'],
        [3, []],
      ],
      header: { a: 'x"]', z: { q: null } },
    });
  });

  it('names the group of an element that lies in one of several', () => {
    const scanner = new DocumentScanner(['s', '*', '*']);
    const elements = scanner.push(Buffer.from('{"s": {"a": [1, 2], "b": {"x": 3}, "c": 4}}'));
    expect(elements.map(({ group, key }) => [group, key])).toEqual([
      ['a', 0],
      ['a', 1],
      ['b', 'x'],
    ]);
  });

  it('walks through wildcards and names keys', () => {
    expect(scan('{"eval": {"T/1": [1], "T/2": []}}', ['eval', '*']).found).toEqual([
      ['T/1', [1]],
      ['T/2', []],
    ]);
    expect(scan('[1, 2]', ['*']).found).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(scan('{"a": {"r": [3]}, "b": {"r": [4]}}', ['*', 'r', '*']).found).toEqual([
      [0, 3],
      [0, 4],
    ]);
  });

  it('finds the same whatever the chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        fc.integer({ min: 1, max: 9 }),
        (rows, other, size) => {
          const text = JSON.stringify({ before: other, rows, after: other });
          const { found, header } = scan(text, ['rows', '*'], ['after'], size);
          expect(found.map(([, value]) => value)).toEqual(JSON.parse(JSON.stringify(rows)));
          expect(header).toEqual({ after: JSON.parse(JSON.stringify(other)) });
        },
      ),
    );
  });

  it.each([
    '{"rows": [1, 2',
    '{"rows": [1 2]}',
    '{"rows" [1]}',
    '{"rows": [1]} 3',
    '{"rows": [1]]',
    '{rows: 1}',
    '',
    '{"rows":}',
  ])('refuses %s', (text) => {
    expect(() => scan(text, ['rows', '*'])).toThrow(/stands where|in the middle/);
  });
});
