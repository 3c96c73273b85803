import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OUTCOMES } from '../benchmark/item.ts';
import { questionOf, worstAnswer } from '../benchmark/question.ts';
import { isMined, mayShowFailure } from './mine.ts';

test('the answer that shows a selected failure is always one that may show it', () => {
  const graded = fc.record({
    outcome: fc.constantFrom(...OUTCOMES),
    score: fc.option(fc.constantFrom(0, 0.25, 0.5, 0.75, 1)),
  });
  const answers = fc.tuple(graded, fc.array(graded, { maxLength: 4 }));
  fc.assert(
    fc.property(answers, fc.subarray([...OUTCOMES]), ([first, others], outcomes) => {
      const question = { ...questionOf([first, ...others]), category: 'math' };
      fc.pre(isMined(question, { categories: 'all', outcomes }));
      expect(mayShowFailure(worstAnswer(question), outcomes)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
