import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../config/load.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { askedConfig } from './asked-config.ts';

const trusted = parseConfig(
  'training: { model: ours, trainer: command, command: [train], budget: { minutes: 30 } }\nbenchmark: { command: [examine] }',
  'retake.yml',
);
const request = {
  model: { id: 'theirs', revision: 'abc' },
  settings: {
    method: 'lora',
    epochs: 3,
    learning_rate: 1e-4,
    batch_size: 8,
    gradient_accumulation: 2,
    gpus: 1,
    max_length: 512,
    seed: 7,
  },
  budget: { minutes: 600, usd_per_hour: null, usd: null, runs_per_day: 99 },
} as TrainingRequest;

describe('what a request may change', () => {
  it('model and numbers', () => {
    expect(askedConfig(trusted, request).training).toMatchObject({
      model: 'theirs',
      revision: 'abc',
      ...request.settings,
    });
  });

  it('never what is executed, nor the budget upwards', () => {
    const { training, benchmark } = askedConfig(trusted, request);
    expect(training.command).toEqual(['train']);
    expect(benchmark.command).toEqual(['examine']);
    expect(training.budget).toMatchObject({ minutes: 30, runs_per_day: 4 });
    expect(
      askedConfig(trusted, { ...request, budget: { ...request.budget, minutes: 5 } }).training.budget.minutes,
    ).toBe(5);
  });

  it('refuses a method that nobody knows', () => {
    const settings = { ...request.settings, method: '$(id)' };
    expect(() => askedConfig(trusted, { ...request, settings })).toThrow('the request asks for the method');
  });
});
