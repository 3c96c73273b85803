import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowAfterKey, scrollToShow, visibleRows } from './visible-rows.ts';

it('covers the window with a few rows to spare', () => {
  expect(visibleRows({ rows: 100_000, rowHeight: 40, scrollTop: 4000, height: 400 })).toEqual({
    first: 92,
    last: 119,
  });
  expect(visibleRows({ rows: 3, rowHeight: 40, scrollTop: 0, height: 400 })).toEqual({ first: 0, last: 3 });
  expect(visibleRows({ rows: 0, rowHeight: 40, scrollTop: 900, height: 400 })).toEqual({ first: 0, last: 0 });
});

it('never holds more than the window needs, and all that is in it', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e7), fc.nat(2000), (rows, scrollTop, height) => {
      const { first, last } = visibleRows({ rows, rowHeight: 40, scrollTop, height });
      expect(last - first).toBeLessThanOrEqual(height / 40 + 20);
      expect(first).toBeLessThanOrEqual(last);
      expect(last).toBeLessThanOrEqual(rows);
      const seen = Math.floor(scrollTop / 40);
      if (seen < rows) expect(seen >= first && seen < last).toBe(true);
    }),
  );
});

it.each([
  ['above', 2, 200, 80],
  ['below', 20, 200, 440],
  ['in view', 8, 200, 200],
])('scrolls as little as possible: %s', (_, row, scrollTop, expected) => {
  expect(scrollToShow(row, { rowHeight: 40, scrollTop, height: 400 })).toBe(expected);
});

it.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 9],
  ['PageUp', 5, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['x', 5, null],
])('%s from %i', (key, active, expected) => {
  expect(rowAfterKey(key, active, 10, 8)).toBe(expected);
});
