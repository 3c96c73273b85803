import { expect, it } from 'vitest';
import { Adam } from './adam.ts';

it('moves by the learning rate at first, whatever the size of the slope', () => {
  const parameters = Float64Array.of(1, 1, 1);
  new Adam(3).step(parameters, Float64Array.of(100, -0.01, 0), 0.1);
  expect(parameters[0]).toBeCloseTo(0.9, 6);
  expect(parameters[1]).toBeCloseTo(1.1, 6);
  expect(parameters[2]).toBe(1);
});

it('finds the lowest point of a bowl', () => {
  const parameters = Float64Array.of(3, -2);
  const adam = new Adam(2);
  for (let step = 0; step < 2000; step++) {
    const gradient = Float64Array.of(2 * (parameters[0] as number), 20 * (parameters[1] as number));
    adam.step(parameters, gradient, 0.05 * (1 - step / 2000));
  }
  expect(Math.hypot(...parameters)).toBeLessThan(1e-3);
});
