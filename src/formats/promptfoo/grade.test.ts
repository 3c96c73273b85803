import { describe, expect, it } from 'vitest';
import { gradeOfResult, referenceOf } from './grade.ts';

const failed = (...types: string[]) => ({
  success: false,
  score: 0.5,
  failureReason: 1,
  gradingResult: { componentResults: types.map((type) => ({ pass: false, assertion: { type } })) },
});

const PARTLY = [
  { pass: true, score: 1, assertion: { type: 'contains', weight: 3 } },
  { pass: false, score: 0, assertion: { type: 'equals' } },
  { pass: true, score: 1, assertion: { type: 'latency', weight: 9 } },
];

describe('gradeOfResult', () => {
  it.each<[string, Record<string, unknown>, string, number | null]>([
    ['a success', { success: true, score: 0.9, failureReason: 0 }, 'correct', 0.9],
    ['a failed assertion', failed('equals'), 'incorrect', 0.5],
    ['a failure on latency and cost', failed('latency', 'cost'), 'correct', 1],
    ['a failure on latency and content', failed('latency', 'equals'), 'incorrect', 0],
    [
      'a part of the content, quick',
      { ...failed(), gradingResult: { componentResults: PARTLY } },
      'incorrect',
      0.75,
    ],
    ["a provider's error", { success: false, score: 0, failureReason: 2 }, 'error', null],
    [
      "a provider's error in version 2",
      { success: false, score: 0, response: { error: '500' } },
      'error',
      null,
    ],
    [
      'a failed assertion in version 2',
      { ...failed('equals'), failureReason: undefined, error: 'Expected …' },
      'incorrect',
      0.5,
    ],
    ['a score out of range', { success: true, score: 7, failureReason: 0 }, 'correct', 1],
    ['no verdict', { score: 1, failureReason: 0 }, 'unscored', null],
  ])('%s', (_, row, outcome, score) => {
    expect(gradeOfResult(row)).toEqual({ outcome, score });
  });
});

describe('referenceOf', () => {
  it.each<[string, unknown[], string | undefined]>([
    [
      'the exact one first',
      [
        { type: 'contains', value: 'a' },
        { type: 'equals', value: 'b' },
      ],
      'b',
    ],
    ['with its variables', [{ type: 'equals', value: 'The {{ city }}' }], 'The Paris'],
    ['none in a rubric', [{ type: 'llm-rubric', value: 'is polite' }], undefined],
    ['none at all', [], undefined],
  ])('%s', (_, assert, reference) => {
    expect(referenceOf({ testCase: { assert }, vars: { city: 'Paris' } })).toBe(reference);
  });
});
