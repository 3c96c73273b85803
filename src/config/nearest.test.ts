import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['holdout', 'holdout', 0],
    ['holdot', 'holdout', 1],
    ['hodlout', 'holdout', 1],
    ['', 'seed', 4],
    ['kitten', 'sitting', 3],
  ])('%s -> %s is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is symmetric and never more than the longer word', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('nearest', () => {
  const known = ['epochs', 'learning_rate', 'batch_size', 'gpus'];

  it.each([
    ['epoch', 'epochs'],
    ['learning-rate', 'learning_rate'],
    ['Learning_Rate', 'learning_rate'],
    ['lerning_rat', 'learning_rate'],
    ['batchsize', 'batch_size'],
    ['banana', null],
    ['', null],
  ])('%s -> %s', (name, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });

  it('knows nothing where nothing is known', () => {
    expect(nearest('epochs', [])).toBeNull();
  });
});
