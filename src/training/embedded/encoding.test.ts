import { describe, expect, it } from 'vitest';
import { headsOf, inputCount, inputsOf, outputCount, sampleOf, textOf } from './encoding.ts';
import { answerOf, type Exercise } from './exercise.ts';

const sum: Exercise = { a: 7, operation: 'add', b: 95 };
const relation: Exercise = { a: 7, operation: 'compare', b: 95 };

describe('the encoding', () => {
  it('switches on one input per digit and one for the operation', () => {
    expect(inputsOf(sum, 2)).toEqual([0, 17, 29, 35, 40]);
    expect(inputsOf({ a: 99, operation: 'compare', b: 99 }, 2).at(-1)).toBe(inputCount(2) - 1);
  });

  it('answers a sum digit by digit and a comparison with one choice', () => {
    expect(headsOf('add', 2)).toEqual([
      { start: 0, size: 10 },
      { start: 10, size: 10 },
      { start: 20, size: 10 },
    ]);
    expect(headsOf('compare', 2)).toEqual([{ start: outputCount(2) - 3, size: 3 }]);
  });

  it.each([sum, relation, { a: 10, operation: 'subtract', b: 10 } as const])(
    'says the answer it was taught: %o',
    (exercise) => {
      const sample = sampleOf(exercise, answerOf(exercise), 2);
      expect(sample).not.toBeNull();
      expect(textOf(exercise.operation, sample?.choices ?? [])).toBe(answerOf(exercise));
    },
  );

  it.each([
    [sum, 'a hundred and two'],
    [sum, '-3'],
    [sum, '1000'],
    [sum, ''],
    [relation, '7'],
  ])('has no way to say for %o: "%s"', (exercise, answer) => {
    expect(sampleOf(exercise, answer, 2)).toBeNull();
  });
});
