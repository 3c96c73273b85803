import { expect, test } from 'vitest';
import { answer, sha256 } from '../../test/builders/answer.ts';
import type { Outcome } from './item.ts';
import { bestAnswer, groupQuestions, isFailure, worstAnswer } from './question.ts';

const DEFAULT: Outcome[] = ['loss', 'tie', 'incorrect'];
const repeats = (...outcomes: Outcome[]) =>
  groupQuestions(
    outcomes.map((outcome, repeat) => answer({ outcome, repeat, response: `${outcome} ${repeat}` })),
    sha256,
  );

test('answers to one prompt are one question, other variants and tasks are others', () => {
  const items = [
    answer({ prompt: 'What is  2 + 2?' }),
    answer({ prompt: ' What is 2 + 2?\n', repeat: 1 }),
    answer({ variant: 'strict' }),
    answer({ task: 'other' }),
  ];
  expect(groupQuestions(items, sha256).map(({ answers }) => answers.length)).toEqual([2, 1, 1]);
});

test.each<[Outcome, boolean]>([
  ['loss', true],
  ['tie', true],
  ['incorrect', true],
  ['win', false],
  ['correct', false],
  ['partial', false],
  ['error', false],
  ['unscored', false],
])('one answer that is a %s is mined by default: %s', (outcome, mined) => {
  const [question] = repeats(outcome);
  expect(question && isFailure(question, DEFAULT)).toBe(mined);
});

test.each<[Outcome[], Outcome, boolean]>([
  [['correct', 'incorrect', 'incorrect'], 'incorrect', true],
  [['correct', 'incorrect'], 'partial', true],
  [['correct', 'correct', 'incorrect'], 'correct', false],
  [['win', 'loss'], 'tie', true],
  [['win', 'tie'], 'win', false],
  [['error', 'incorrect'], 'incorrect', true],
  [['error', 'error'], 'error', false],
  [['unscored', 'unscored'], 'unscored', false],
])('repeats %j count as %s, mined: %s', (outcomes, expected, mined) => {
  const [question] = repeats(...outcomes);
  expect(question?.outcome).toBe(expected);
  expect(question && isFailure(question, DEFAULT)).toBe(mined);
});

test('a mean of one half is mined only where ties are', () => {
  const [question] = repeats('correct', 'incorrect');
  expect(question && isFailure(question, ['loss', 'incorrect'])).toBe(false);
});

test('of several answers the first worst shows the failure, the first best the success', () => {
  const [question] = repeats('correct', 'incorrect', 'incorrect', 'correct');
  expect(question && worstAnswer(question).response).toBe('incorrect 1');
  expect(question && bestAnswer(question).response).toBe('correct 0');
});
