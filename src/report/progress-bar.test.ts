import { expect, it } from 'vitest';
import { progressBar } from './progress-bar.ts';

it.each([
  [0, 38, '░░░░░░░░░░░░░░░░░░░░ 0 %'],
  [12, 38, '▓▓▓▓▓▓░░░░░░░░░░░░░░ 32 %'],
  [999, 1000, '▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░ 99 %'],
  [38, 38, '▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 100 %'],
  [40, 38, '▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓ 100 %'],
  [0, 0, '░░░░░░░░░░░░░░░░░░░░ 0 %'],
])('%i of %i', (done, total, bar) => {
  expect(progressBar(done, total)).toBe(bar);
});
