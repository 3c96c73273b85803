import { expect, test } from 'vitest';
import { ValueColumns } from './metric-values.ts';

test('a metric has a value as observed, at its best and at its worst', () => {
  const columns = new ValueColumns(['score', 'loss_rate', 'consistency'], 5);
  columns.add({
    kind: 'judged',
    changes: { score: { before: 0.5, after: 1 }, loss_rate: { before: 0, after: 0 } },
  });
  columns.add({ kind: 'judged', changes: { consistency: { before: 0.75, after: 1 } } });
  const { score, loss_rate, consistency, accuracy } = columns.values;
  const all = [0, 1, 2, 3, 4, 5];
  expect(all.map((row) => score.at(row))).toEqual([0.5, Number.NaN, 1, Number.NaN, 0, Number.NaN]);
  expect(all.map((row) => loss_rate.at(row))).toEqual([0, Number.NaN, 0, Number.NaN, 1, Number.NaN]);
  expect(all.map((row) => consistency.at(row))).toEqual([
    Number.NaN,
    0.75,
    Number.NaN,
    0.75,
    Number.NaN,
    0.75,
  ]);
  expect(accuracy.at(0)).toBeNaN();
});
