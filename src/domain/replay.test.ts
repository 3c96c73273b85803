import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answers, sha256 } from '../../test/builders/answer.ts';
import { groupQuestions } from './question.ts';
import { apportion, chooseReplay } from './replay.ts';

const passed = (count: number, category: string) =>
  groupQuestions(answers(count, { category, outcome: 'correct' }), sha256);

test('rows are spread over the categories in proportion to what they offer', () => {
  const chosen = [...chooseReplay([...passed(30, 'math'), ...passed(10, 'code')], 8, 'retake', sha256)];
  expect(chosen.filter(({ category }) => category === 'math')).toHaveLength(6);
  expect(chosen.filter(({ category }) => category === 'code')).toHaveLength(2);
});

test('the choice is stable: what was chosen stays chosen when more is wanted', () => {
  const candidates = passed(30, 'math');
  const few = chooseReplay(candidates, 5, 'retake', sha256);
  const more = chooseReplay(candidates, 12, 'retake', sha256);
  expect([...few].every((question) => more.has(question))).toBe(true);
  expect(chooseReplay(candidates.toReversed(), 5, 'retake', sha256)).toEqual(new Set([...few]));
});

test('apportioning gives out exactly what there is, never more than a group has', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }), fc.nat(400), (sizes, wanted) => {
      const total = Math.min(
        wanted,
        sizes.reduce((a, b) => a + b, 0),
      );
      const counts = apportion(sizes, total);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
      expect(counts.every((count, index) => count <= (sizes[index] ?? 0))).toBe(true);
    }),
  );
});
