import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lossChart } from './loss-chart.ts';

const values = (chart: string) => (/line \[(.*)\]/.exec(chart)?.[1] ?? '').split(', ').map(Number);

it('reads the log at equal distances, straight between its points', () => {
  const log = [
    { step: 1, loss: 4 },
    { step: 2, loss: 3 },
    { step: 5, loss: 0 },
  ];
  expect(values(lossChart(log))).toEqual([4, 2, 0]);
});

it('keeps its ends and leaves out what is no number', () => {
  const chart = lossChart([
    { step: 10, loss: null },
    { step: 20, loss: 2 },
    { step: 30, loss: Number.NaN },
    { step: 40, loss: 1 },
  ]);
  expect(chart).toContain('x-axis "optimizer step" 20 --> 40');
  expect(values(chart).at(0)).toBe(2);
  expect(values(chart).at(-1)).toBe(1);
});

it.each([
  [[]],
  [[{ step: 1, loss: 1 }]],
  [
    [
      { step: 1, loss: 1 },
      { step: 1, loss: 2 },
    ],
  ],
])('no chart of %j', (log) => {
  expect(lossChart(log)).toBe('');
});

it('is small and plain whatever was logged', () => {
  const point = fc.record({ step: fc.nat(1e6), loss: fc.option(fc.double()) });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 300 }), (points) => {
      const chart = lossChart(points.sort((a, b) => a.step - b.step));
      if (chart === '') return;
      expect(values(chart).length).toBeLessThanOrEqual(50);
      expect(values(chart).length).toBeGreaterThanOrEqual(2);
      expect(chart).toMatch(/^[\x20-\x7e\n]*$/);
      expect(chart.split('xychart-beta')[1]).not.toMatch(/\de|Infinity|NaN/);
    }),
  );
});
