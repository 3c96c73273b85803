import { expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import { NotedAnswers } from './noted-answers.ts';

function noted(...items: BenchmarkItem[]): NotedAnswers {
  const notes = new NotedAnswers(sha256);
  for (const item of items) notes.add(item, 0);
  return notes;
}

function without(item: BenchmarkItem): BenchmarkItem {
  const { reference, ...rest } = item;
  return rest;
}

test.each([
  ['what the outcome stands for', 'tie', 0.5, true],
  ['of its own', 'partial', 0.3, true],
  ['that was not given', 'correct', null, false],
  ['that is no number', 'partial', Number.NaN, true],
  ['of an answer that failed', 'error', 0.7, false],
  ['of none', 'unscored', null, false],
] as const)('remembers a score: %s', (_, outcome, score, isScored) => {
  const notes = noted(answer({ outcome: 'win' }), answer({ outcome, score }));
  expect(notes.score(1)).toBe(score);
  expect(notes.outcome(1)).toBe(outcome);
  expect(notes.isScored(1)).toBe(isScored);
});

test('a question is changed by its prompt, or by a reference that both sides have, white space apart', () => {
  const asked = answer({ prompt: 'What is 2?', reference: '4' });
  const notes = noted(
    asked,
    { ...asked, prompt: ' What  is 2?\n', reference: '4 ' },
    { ...asked, prompt: 'What is 3?' },
    { ...asked, reference: '5' },
    without(asked),
  );
  expect([1, 2, 3, 4].map((row) => notes.isChanged(0, row))).toEqual([false, true, true, false]);
});

test('audits judged answers by their reference, and no others', () => {
  const wrong = answer({ outcome: 'win', response: 'The answer is 5', reference: '4' });
  const right = { ...wrong, outcome: 'loss' as const, response: 'The answer is 4' };
  const notes = noted(wrong, right, without(wrong), { ...wrong, outcome: 'correct' });
  expect([0, 1, 2, 3].map((row) => notes.measured(row).accuracy)).toEqual([0, 1, null, null]);
});

test('tells kinds of answers apart, and what they have in common', () => {
  const notes = noted(
    answer({ task: 'a', category: 'x' }),
    answer({ task: 'a', category: 'y', id: '1' }),
    answer({ task: 'a', category: 'x', variant: 'strict' }),
  );
  expect([0, 1, 2].map((row) => notes.category(row))).toEqual(['x', 'y', 'x']);
  expect([1, 2].map((row) => notes.isSameScope(0, row))).toEqual([true, false]);
  expect([0, 1].map((row) => notes.hasId(row))).toEqual([false, true]);
});

test('hears what answers came to as soon as they are seen to be repeated', () => {
  const notes = noted(answer(), answer({ repeat: 1 }), answer());
  expect([0, 1, 2].map((row) => notes.finals.has(row))).toEqual([false, true, true]);
});
