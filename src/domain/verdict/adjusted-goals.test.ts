import { expect, test } from 'vitest';
import { adjustGoals, isJudgedTogether } from './adjusted-goals.ts';

test('each goal gets its own adjusted p, and how many were adjusted for', () => {
  const adjusted = adjustGoals([
    ['math', 0.04],
    ['code', 0.01],
  ]);
  expect([...adjusted]).toEqual([
    ['math', { p: 0.04, goals: 2 }],
    ['code', { p: 0.02, goals: 2 }],
  ]);
});

test('only goals that are to improve are judged together', () => {
  expect(isJudgedTogether({ kind: 'goal', rule: { kind: 'improves' } })).toBe(true);
  expect(isJudgedTogether({ kind: 'guard', rule: { kind: 'improves' } })).toBe(false);
  expect(isJudgedTogether({ kind: 'goal', rule: { kind: 'at_least', floor: 0.5 } })).toBe(false);
});
