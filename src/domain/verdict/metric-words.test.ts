import { expect, test } from 'vitest';
import { flips, metricInWords } from './metric-words.ts';

test('metrics read as words', () => {
  expect(metricInWords('win_or_tie_rate')).toBe('wins or ties');
  expect(metricInWords('errors')).toBe('errors');
});

test.each([
  ['accuracy', '1,200 fixed, 1 broken'],
  ['loss_rate', '1,200 fixed, 1 broken'],
  ['score', '1,200 improved, 1 worsened'],
  ['consistency', '1,200 improved, 1 worsened'],
] as const)('what happened to items in %s', (metric, words) => {
  expect(flips(metric, 1200, 1)).toBe(words);
});
