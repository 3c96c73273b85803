import { expect, it } from 'vitest';
import { fillPlaceholders } from './placeholders.ts';

it('fills every place, and leaves other braces alone', () => {
  const words = ['train', '--data={dataset}/x', '{model}{model}', '{"lr": 1}', '{}'];
  expect(fillPlaceholders(words, { dataset: '/d', model: '{dataset}' })).toEqual([
    'train',
    '--data=/d/x',
    '{dataset}{dataset}',
    '{"lr": 1}',
    '{}',
  ]);
});

it('names the ones there are', () => {
  expect(() => fillPlaceholders(['{lerning_rate}'], { learning_rate: '1' })).toThrow(
    expect.objectContaining({
      message: 'training.command: {lerning_rate} stands for nothing',
      hint: 'There are {learning_rate}.',
    }),
  );
});
