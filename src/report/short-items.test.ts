import { describe, expect, it } from 'vitest';
import type { ItemChange } from '../domain/comparison/comparison.ts';
import { isShortItem, shortItemRow, shortItemsTable } from './short-items.ts';

const item: ItemChange = {
  identity: 'math/1',
  category: 'math',
  evidence: 'held_out',
  prompt: 'What is 6 times 7?\n',
  reference: '42',
  before: { score: 0, outcome: 'incorrect', response: '' },
  after: { score: 1, outcome: 'correct', response: '42' },
};

describe('an item is a row of a table', () => {
  const answered = (response: string) => ({ ...item, after: { ...item.after, response } });

  it.each([
    ['short texts', item, true],
    ['sixty characters', answered('x'.repeat(60)), true],
    ['one more', answered('x'.repeat(61)), false],
    ['two lines', answered('4\n2'), false],
    ['an old line end', answered('4\r2'), false],
    ['a long reference', { ...item, reference: 'x'.repeat(61) }, false],
    ['no reference', { ...item, reference: null }, true],
  ])('%s', (_, change, short) => {
    expect(isShortItem(change)).toBe(short);
  });
});

it('says what became of it, and on what evidence where there are several kinds', () => {
  expect(shortItemRow(item, false)).toEqual(['✅ fixed', 'What is 6 times 7?', '42', '*empty*', '42']);
  const judged = {
    ...item,
    evidence: 'trained_on' as const,
    before: { score: 0.5, outcome: 'tie' as const, response: 'a|b <b>' },
    after: { score: 0, outcome: 'loss' as const, response: '@org' },
  };
  const row = shortItemRow(judged, true);
  expect(row).toEqual([
    '❌ worsened (tie → loss)',
    'What is 6 times 7?',
    '42',
    'a&#124;b &lt;b&gt;',
    '@\u200borg',
    'trained-on',
  ]);
  expect(shortItemsTable([row], true).split('\n')).toHaveLength(3);
});
