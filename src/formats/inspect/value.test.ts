import { describe, expect, it } from 'vitest';
import { gradeOfValue } from './value.ts';

describe('gradeOfValue', () => {
  it.each<[unknown, string, number | null]>([
    ['C', 'correct', 1],
    ['P', 'partial', 0.5],
    ['I', 'incorrect', 0],
    ['N', 'incorrect', 0],
    ['yes', 'correct', 1],
    ['False', 'incorrect', 0],
    ['0.25', 'partial', 0.25],
    [true, 'correct', 1],
    [0.75, 'partial', 0.75],
    [Number.NaN, 'unscored', null],
    [7, 'unscored', null],
    ['', 'unscored', null],
    ['maybe', 'unscored', null],
    [null, 'unscored', null],
    [{ a: 1 }, 'unscored', null],
    [[1], 'unscored', null],
  ])('%j is %s', (value, outcome, score) => {
    expect(gradeOfValue(value)).toEqual({ outcome, score });
  });
});
