import { expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import type { Outcome } from './item.ts';
import { bestAnswer, isFailure, questionOf, worstAnswer } from './question.ts';

const DEFAULT: Outcome[] = ['loss', 'tie', 'incorrect'];
const repeats = (...outcomes: Outcome[]) => {
  const [first, ...rest] = outcomes.map((outcome, repeat) =>
    answer({ outcome, repeat, response: `${outcome} ${repeat}` }),
  );
  return questionOf([first ?? answer(), ...rest]);
};

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
  const question = repeats(outcome);
  expect(isFailure(question, DEFAULT)).toBe(mined);
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
  const question = repeats(...outcomes);
  expect(question.outcome).toBe(expected);
  expect(isFailure(question, DEFAULT)).toBe(mined);
});

test('a mean of one half is mined only where ties are', () => {
  const question = repeats('correct', 'incorrect');
  expect(isFailure(question, ['loss', 'incorrect'])).toBe(false);
});

test('of several answers the first worst shows the failure, the first best the success', () => {
  const question = repeats('correct', 'incorrect', 'incorrect', 'correct');
  expect(worstAnswer(question).response).toBe('incorrect 1');
  expect(bestAnswer(question).response).toBe('correct 0');
});
