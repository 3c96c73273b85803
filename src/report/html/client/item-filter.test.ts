import { expect, it } from 'vitest';
import { filterItems, type ItemsIndex, matches } from './item-filter.ts';

const index: ItemsIndex = {
  blockSize: 200,
  fates: ['broken', 'fixed'],
  categories: ['math', 'code'],
  fate: [0, 1, 1, 1],
  category: [0, 0, 1, 1],
  evidence: 'hhtn',
  identity: ['a', 'b', 'c', 'd'],
  title: ['', '', '', ''],
};

it.each([
  [{ fates: [], category: -1, evidence: '' }, [0, 1, 2, 3]],
  [{ fates: [1], category: -1, evidence: '' }, [1, 2, 3]],
  [{ fates: [0, 1], category: 1, evidence: '' }, [2, 3]],
  [{ fates: [], category: -1, evidence: 't' }, [2]],
  [{ fates: [0], category: 1, evidence: '' }, []],
])('%j', (filter, items) => {
  expect(filterItems(index, filter)).toEqual(items);
});

it.each([
  ['The ducks lay 16 eggs', 'EGGS ducks', true],
  ['The ducks lay 16 eggs', 'eggs geese', false],
  ['cafe\u0301', 'CAFÉ', true],
  ['anything', '', true],
])('%s / %s', (text, query, found) => {
  expect(matches(text, query)).toBe(found);
});
