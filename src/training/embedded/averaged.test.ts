import { expect, it } from 'vitest';
import { averaged } from './averaged.ts';
import type { StepReport } from './training-steps.ts';

function pointsOf(losses: number[]): StepReport[] {
  const points: StepReport[] = [];
  const report = averaged(losses.length, (point) => points.push(point));
  for (const [index, loss] of losses.entries()) report({ step: index + 1, steps: losses.length, loss });
  return points;
}

it('passes on every step of a short run', () => {
  expect(pointsOf([3, 2, 1]).map(({ loss }) => loss)).toEqual([3, 2, 1]);
});

it('averages a long run over even stretches and keeps its end', () => {
  const points = pointsOf(Array.from({ length: 501 }, (_, index) => index));
  expect(points).toHaveLength(167);
  expect(points[0]).toEqual({ step: 3, steps: 501, loss: 1 });
  expect(points.at(-1)).toEqual({ step: 501, steps: 501, loss: 499 });
  expect(pointsOf([...new Array<number>(400).fill(1), 7]).at(-1)).toEqual({ step: 401, steps: 401, loss: 4 });
});
