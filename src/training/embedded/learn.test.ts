import { describe, expect, it } from 'vitest';
import { planEpochs } from './learn.ts';
import type { Sample } from './network.ts';

const samples: Sample[] = Array.from({ length: 73 }, (_, index) => ({
  inputs: [index],
  heads: [],
  choices: [],
}));
const settings = { epochs: 2, learning_rate: 0.01, batch_size: 4, gradient_accumulation: 1, seed: 1 };

function rowsOfSteps(plan: ReturnType<typeof planEpochs>): number[][] {
  return Array.from({ length: plan.steps }, (_, step) =>
    plan.batch(step).map((sample) => sample.inputs[0] ?? -1),
  );
}

describe('planEpochs', () => {
  it.each([
    [settings, 38],
    [{ ...settings, gradient_accumulation: 4 }, 10],
    [{ ...settings, epochs: 0.5 }, 10],
  ])('plans the steps of the formula: %o', (asked, steps) => {
    expect(planEpochs(samples, asked).steps).toBe(steps);
  });

  it('shows every row once an epoch, in another order each time', () => {
    const rows = rowsOfSteps(planEpochs(samples, settings));
    const [first, second] = [rows.slice(0, 19).flat(), rows.slice(19).flat()];
    const all = samples.map((_, index) => index);
    for (const epoch of [first, second]) expect([...epoch].sort((a, b) => a - b)).toEqual(all);
    expect(first).not.toEqual(second);
    expect(rows[18]).toHaveLength(1);
  });

  it('repeats the order of a seed', () => {
    expect(rowsOfSteps(planEpochs(samples, settings))).toEqual(rowsOfSteps(planEpochs(samples, settings)));
  });
});
