import { describe, expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import { measuredPair } from '../../../test/builders/noted.ts';
import type { BenchmarkItem } from './item.ts';
import { itemValues } from './item-values.ts';

const one = (before: Partial<BenchmarkItem>, after: Partial<BenchmarkItem>) =>
  itemValues(measuredPair([answer(before)], [answer(after)]));

describe('itemValues', () => {
  test('a graded question has a score, and its accuracy is that score', () => {
    const { kind, changes } = one({ outcome: 'incorrect', score: 0.25 }, { outcome: 'correct', score: 0.75 });
    expect(kind).toBe('graded');
    expect(changes).toEqual({
      score: { before: 0.25, after: 0.75 },
      accuracy: { before: 0.25, after: 0.75 },
    });
  });

  test('a judged question has rates, and accuracy by its reference, not by its judge', () => {
    const right = {
      prompt: '2 + 2?',
      reference: '4',
      response: 'The answer is 4',
      outcome: 'loss',
      score: 0,
    } as const;
    const wrong = {
      prompt: '2 + 2?',
      reference: '4',
      response: 'The answer is 5',
      outcome: 'win',
      score: 1,
    } as const;
    const { kind, changes } = one(right, wrong);
    expect(kind).toBe('judged');
    expect(changes).toEqual({
      score: { before: 0, after: 1 },
      win_rate: { before: 0, after: 1 },
      tie_rate: { before: 0, after: 0 },
      loss_rate: { before: 1, after: 0 },
      win_or_tie_rate: { before: 0, after: 1 },
      accuracy: { before: 1, after: 0 },
    });
  });

  test('a judged question without a checkable reference has no accuracy', () => {
    const judged = answer({ outcome: 'tie', score: 0.5 });
    delete judged.reference;
    expect(itemValues(measuredPair([judged], [judged])).changes.accuracy).toBeUndefined();
  });

  test('a question that was judged once and graded once has nothing but a score', () => {
    const { kind, changes } = one({ outcome: 'tie', score: 0.5 }, { outcome: 'correct', score: 1 });
    expect(kind).toBe('mixed');
    expect(Object.keys(changes)).toEqual(['score']);
  });

  test('repeats are averaged, and agree with each other to a degree', () => {
    const say = (response: string, score: number) =>
      answer({ response, score, outcome: score === 1 ? 'correct' : 'incorrect' });
    const { changes } = itemValues(
      measuredPair(
        [say('The answer is 4', 1), say('The answer is 5', 0), say('The answer is 6', 0)],
        [say('The answer is 4', 1), say('The answer is 4.0', 1), say('', 0)],
      ),
    );
    expect(changes.score).toEqual({ before: 1 / 3, after: 2 / 3 });
    expect(changes.consistency).toEqual({ before: 1 / 3, after: 2 / 3 });
  });

  test('answers that commit to nothing are not consistent: there is nothing to compare', () => {
    const silent = answer({ response: '' });
    const { changes } = itemValues(measuredPair([silent, silent], [silent, silent]));
    expect(changes.consistency).toBeUndefined();
  });
});
