import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../benchmark/item.ts';
import { ScoreColumn } from './score-column.ts';

const graded = fc.record({
  outcome: fc.constantFrom(...OUTCOMES),
  score: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((score) => score + 0)),
});

describe('ScoreColumn', () => {
  it('gives back every score, whether its outcome stands for it or not', () => {
    fc.assert(
      fc.property(fc.array(graded), (answers) => {
        const scores = new ScoreColumn();
        for (const [index, answer] of answers.entries()) scores.set(index, answer);
        for (const [index, { outcome, score }] of answers.entries()) {
          expect(scores.get(index, outcome)).toBe(score);
        }
      }),
    );
  });

  it('tells an answer without a score from one that its outcome scores', () => {
    const scores = new ScoreColumn();
    scores.set(0, { outcome: 'win', score: null });
    scores.set(1, { outcome: 'win', score: 1 });
    scores.set(2, { outcome: 'error', score: null });
    expect([0, 1].map((index) => scores.get(index, 'win'))).toEqual([null, 1]);
    expect(scores.get(2, 'error')).toBeNull();
  });
});
