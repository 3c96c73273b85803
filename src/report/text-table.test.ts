import { expect, it } from 'vitest';
import { textTable, textWidth } from './text-table.ts';

it('aligns columns, by what a terminal shows', () => {
  const table = textTable(
    ['', 'items'],
    [
      ['math', '7'],
      ['算数', '1,234'],
      ['\u001b[31mred\u001b[39m', '5'],
    ],
    ['left', 'right'],
  );
  expect(table.split('\n').map((line) => textWidth(line))).toEqual([11, 11, 11, 11]);
  expect(table.split('\n')[2]).toBe('算数  1,234');
});

it('takes any number of rows', () => {
  const rows = Array.from({ length: 200_000 }, () => ['x']);
  expect(textTable(['title'], rows)).toHaveLength('title'.length + 2 * rows.length);
});

it.each([
  ['abc', 3],
  ['算数', 4],
  ['👩‍👩‍👧‍👦', 2],
  ['é', 1],
  ['', 0],
])('%s is %i wide', (text, width) => {
  expect(textWidth(text)).toBe(width);
});
