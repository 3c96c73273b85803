import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineSplitter } from './lines.ts';

function lines(text: string, size: number): [number, string][] {
  const splitter = new LineSplitter();
  const bytes = Buffer.from(text);
  const found = [];
  // One piece of memory for all chunks, as a file is read.
  const chunk = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(chunk, 0, at, at + size);
    found.push(...splitter.push(chunk.subarray(0, length)));
  }
  return [...found, ...splitter.end()].map(({ number, text: line }) => [number, line]);
}

describe('LineSplitter', () => {
  it('counts blank lines but leaves them out', () => {
    expect(lines('a\r\n\nb\n  \nc', 2)).toEqual([
      [1, 'a'],
      [3, 'b'],
      [5, 'c'],
    ]);
  });

  it('finds the same whatever the chunks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n', '😀', ' ') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (all, size) => {
        const plain = all.split('\n').map((line, index): [number, string] => [index + 1, line.trim()]);
        expect(lines(all, size)).toEqual(plain.filter(([, line]) => line !== ''));
      }),
    );
  });
});
