import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimizerSteps } from './steps.ts';

describe('optimizerSteps', () => {
  it.each([
    [73, 4, 1, 1, 2, 38],
    [73, 4, 4, 1, 2, 10],
    [73, 4, 1, 4, 2, 10],
    [73, 6, 6, 1, 3, 9],
    [2073, 4, 1, 1, 2, 1038],
    [2073, 4, 4, 1, 2, 260],
    [2073, 4, 4, 8, 2, 34],
    [1, 4, 4, 8, 1, 1],
    [73, 4, 1, 1, 0.5, 10],
    [0, 4, 1, 1, 2, 0],
  ])(
    '%i rows, batch %i, accumulation %i, %i GPUs, %d epochs: %i steps',
    (rows, batch_size, gradient_accumulation, gpus, epochs, steps) => {
      expect(optimizerSteps(rows, { batch_size, gradient_accumulation, gpus, epochs })).toBe(steps);
    },
  );

  it('never needs more steps for a larger batch', () => {
    const size = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        size,
        size,
        size,
        (rows, batch, gradient_accumulation, gpus) => {
          const steps = (batch_size: number) =>
            optimizerSteps(rows, { batch_size, gradient_accumulation, gpus, epochs: 1 });
          expect(steps(batch + 1)).toBeLessThanOrEqual(steps(batch));
          expect(steps(batch) * batch * gradient_accumulation * gpus).toBeGreaterThanOrEqual(rows);
        },
      ),
    );
  });
});
