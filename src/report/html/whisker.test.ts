import { expect, it } from 'vitest';
import { changeScale, whisker } from './whisker.ts';

it.each<[[number, number][], string]>([
  [[[-0.02, 0.03]], '−5 … 0 … +5'],
  [
    [
      [-0.675, -0.364],
      [0.1, 0.2],
    ],
    '−70 … 0 … +70',
  ],
  [[[-1, 1]], '−100 … 0 … +100'],
  [[], '−5 … 0 … +5'],
])('one scale for %j', (intervals, label) => {
  expect(changeScale(intervals).label).toBe(label);
});

it.each<[[number, number], string]>([
  [[0.01, 0.1], 'better'],
  [[-0.1, -0.01], 'worse'],
  [[-0.1, 0.1], 'open'],
])('%j is %s', (interval, side) => {
  const figures = {
    items: 9,
    improved: 1,
    worsened: 1,
    unchanged: 7,
    before: 0,
    after: 0,
    change: 0,
    interval,
    p: 1,
    smallest_visible_change: null,
  };
  const { markup } = whisker(figures, { reach: 0.1, label: '' }, true);
  expect(markup).toContain(`class="whisker ${side}"`);
  expect(markup).toContain('cx="100"');
});
