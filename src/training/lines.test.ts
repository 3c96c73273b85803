import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineSplitter } from './lines.ts';

function linesOf(chunks: string[]): string[] {
  const lines: string[] = [];
  const splitter = lineSplitter((line) => lines.push(line));
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return lines;
}

it('gives the same lines however the text arrives', () => {
  const text = 'loading\r 50%| 1/2\r100%| 2/2\n\nwarning: no newline at the end';
  fc.assert(
    fc.property(fc.array(fc.nat(text.length)), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      const chunks = places.slice(1).map((end, index) => text.slice(places[index], end));
      expect(linesOf(chunks)).toEqual([
        'loading',
        ' 50%| 1/2',
        '100%| 2/2',
        'warning: no newline at the end',
      ]);
    }),
  );
});

it('keeps only the end of a line that never ends', () => {
  const [line] = linesOf(Array.from({ length: 100 }, () => 'x'.repeat(1000)));
  expect(line?.length).toBeLessThanOrEqual(16_384 + 1000);
});
