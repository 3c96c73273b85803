import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../test/builders/answer.ts';
import { shareOf } from '../benchmark/identity.ts';
import { Series } from '../notes/series.ts';
import { apportion, ReplayChoice } from './replay.ts';

/** So many offers of a category, each with its share. */
const offer = (category: string, count: number): [string, number[]] => [
  category,
  Array.from({ length: count }, (_, index) => shareOf('retake', `${category} ${index}`, sha256)),
];

function seriesOf(offers: [string, number[]][]): Map<string, Series> {
  return new Map(
    offers.map(([category, shares]) => {
      const series = new Series();
      for (const share of shares) series.push(share);
      return [category, series];
    }),
  );
}

function chosen(offers: [string, number[]][], wanted: number): [string, number][] {
  const choice = new ReplayChoice(seriesOf(offers), wanted);
  const taken = offers.flatMap(([category, shares]) =>
    shares.flatMap((share): [string, number][] => (choice.takes(category, share) ? [[category, share]] : [])),
  );
  expect(choice.size).toBe(taken.length);
  for (const [category] of offers) {
    expect(choice.count(category)).toBe(taken.filter(([one]) => one === category).length);
  }
  return taken;
}

test('rows are spread over the categories in proportion to what they offer', () => {
  const taken = chosen([offer('math', 30), offer('code', 10)], 8);
  expect(taken.filter(([category]) => category === 'math')).toHaveLength(6);
  expect(taken.filter(([category]) => category === 'code')).toHaveLength(2);
});

test('the smallest shares are chosen, and stay chosen when more is wanted', () => {
  const [category, shares] = offer('math', 30);
  const few = chosen([[category, shares]], 5).map(([, share]) => share);
  expect(few.toSorted()).toEqual(shares.toSorted().slice(0, 5));
  expect(chosen([[category, shares]], 12).map(([, share]) => share)).toEqual(expect.arrayContaining(few));
});

test('of equal shares the first are taken', () => {
  const choice = new ReplayChoice(seriesOf([['math', [0.5, 0.2, 0.5, 0.5]]]), 3);
  expect([0.5, 0.2, 0.5, 0.5].map((share) => choice.takes('math', share))).toEqual([true, true, true, false]);
});

test('nothing is taken where nothing is offered or wanted', () => {
  expect(chosen([], 3)).toEqual([]);
  expect(chosen([offer('math', 3)], 0)).toEqual([]);
});

test('apportioning gives out exactly what there is, never more than a group has', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }), fc.nat(400), (sizes, wanted) => {
      const total = Math.min(
        wanted,
        sizes.reduce((a, b) => a + b, 0),
      );
      const counts = apportion(sizes, total);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
      expect(counts.every((count, index) => count <= (sizes[index] ?? 0))).toBe(true);
    }),
  );
});
