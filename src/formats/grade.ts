import type { Outcome } from '../domain/benchmark/item.ts';

export interface Grade {
  outcome: Outcome;
  score: number | null;
}

const UNSCORED: Grade = { outcome: 'unscored', score: null };

/** What a grader's value in [0, 1], or a yes or no, stands for; everything else is no grade. */
export function gradeOf(value: unknown): Grade {
  if (typeof value === 'boolean')
    return value ? { outcome: 'correct', score: 1 } : { outcome: 'incorrect', score: 0 };
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) return UNSCORED;
  if (value === 1) return { outcome: 'correct', score: 1 };
  return { outcome: value === 0 ? 'incorrect' : 'partial', score: value };
}
