import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.ts';

async function lines(text: string, size: number): Promise<[number, string][]> {
  async function* chunks() {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const found: [number, string][] = [];
  for await (const { number, text } of linesOf(chunks())) found.push([number, text]);
  return found;
}

describe('linesOf', () => {
  it('counts blank lines but leaves them out', async () => {
    expect(await lines('a\r\n\nb\n  \nc', 2)).toEqual([
      [1, 'a'],
      [3, 'b'],
      [5, 'c'],
    ]);
  });

  it('finds the same whatever the chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n', '😀') }),
        fc.integer({ min: 1, max: 5 }),
        async (text, size) => {
          expect(await lines(text, size)).toEqual(await lines(text, 1000));
        },
      ),
    );
  });
});
