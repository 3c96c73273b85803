import { describe, expect, it } from 'vitest';
import { RetakeError } from '../../domain/error.ts';
import { seededRandom } from '../../domain/random.ts';
import { randomNetwork, type Sample } from './network.ts';
import { follow, type StepReport, trainingSteps } from './training-steps.ts';

const heads = [{ start: 0, size: 2 }];
const samples: Sample[] = [
  { inputs: [0, 2], heads, choices: [0] },
  { inputs: [0, 3], heads, choices: [1] },
  { inputs: [1, 2], heads, choices: [1] },
  { inputs: [1, 3], heads, choices: [0] },
];

function start(learningRate = 0.05, parameter?: number) {
  const network = randomNetwork({ inputs: 4, hidden: 8, outputs: 2 }, 2, seededRandom(5, 'weights'));
  if (parameter !== undefined) network.parameters[0] = parameter;
  return { network, steps: trainingSteps(network, { steps: 100, learningRate, batch: () => samples }) };
}

describe('trainingSteps', () => {
  it('learns what no network without a hidden layer can: exclusive or', () => {
    const losses = [...start().steps].map(({ loss }) => loss);
    expect(losses[0]).toBeGreaterThan(0.4);
    expect(losses.at(-1)).toBeLessThan(0.01);
  });

  it('stops where the loss is no number', () => {
    expect(() => [...start(0.05, Number.NaN).steps]).toThrow(/diverged/);
  });
});

describe('follow', () => {
  it('tells every step', async () => {
    const seen: StepReport[] = [];
    await follow(start().steps, (report) => seen.push(report), new AbortController().signal);
    expect(seen.map(({ step }) => step)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it.each([
    ['a plain abort', undefined, 'INTERRUPTED'],
    ['its own error', new RetakeError('BUDGET_EXCEEDED', 'out of time'), 'BUDGET_EXCEEDED'],
  ])('stops at %s', async (_, reason, code) => {
    const controller = new AbortController();
    let last = 0;
    const running = follow(
      start().steps,
      ({ step }) => {
        last = step;
        if (step === 20) controller.abort(reason);
      },
      controller.signal,
    );
    await expect(running).rejects.toMatchObject({ code });
    expect(last).toBe(20);
  });

  it('lets timers and signals in between', async () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    await expect(follow(start().steps, () => {}, controller.signal)).rejects.toThrow(/interrupted/);
  });
});
