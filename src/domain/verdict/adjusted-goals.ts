import { holm } from '../statistics/holm.ts';
import type { Criterion } from './criteria.ts';

/** A goal's p, adjusted for so many goals that are judged together. */
export interface Adjustment {
  p: number;
  goals: number;
}

/** Whether a criterion is one of the goals that are judged together: each more is one more chance to be lucky. */
export function isJudgedTogether({ kind, rule }: Pick<Criterion, 'kind' | 'rule'>): boolean {
  return kind === 'goal' && rule.kind === 'improves';
}

/** Holm's adjustment over the goals that are judged together, as far as they were measured. */
export function adjustGoals<Goal>(measured: readonly (readonly [Goal, number])[]): Map<Goal, Adjustment> {
  const adjusted = holm(measured.map(([, p]) => p));
  return new Map(
    measured.map(([goal, p], index) => [goal, { p: adjusted[index] ?? p, goals: measured.length }]),
  );
}
