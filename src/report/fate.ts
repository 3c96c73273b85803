import type { ItemChange } from '../domain/comparison/comparison.ts';

/** What became of an item. Improved and worsened where the score is neither 0 nor 1. */
export type Fate = 'fixed' | 'broken' | 'improved' | 'worsened' | 'still wrong' | 'still right';

type Scores = Record<keyof Pick<ItemChange, 'before' | 'after'>, { score: number }>;

export function fateOf({ before, after }: Scores): Fate {
  const whole = [before.score, after.score].every((score) => score === 0 || score === 1);
  if (after.score > before.score) return whole ? 'fixed' : 'improved';
  if (after.score < before.score) return whole ? 'broken' : 'worsened';
  return after.score === 1 ? 'still right' : 'still wrong';
}

/** A sign and a word. */
export const SIGNS: Record<Fate, string> = {
  fixed: '✅ fixed',
  broken: '❌ broken',
  improved: '✅ improved',
  worsened: '❌ worsened',
  'still wrong': '➖ still wrong',
  'still right': '✅ still right',
};
