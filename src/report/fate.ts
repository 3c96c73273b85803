import type { ItemChange } from '../domain/comparison/comparison.ts';
import { type Fate, fateOfChange } from '../domain/comparison/fate.ts';

type Scores = Record<keyof Pick<ItemChange, 'before' | 'after'>, { score: number }>;

/** What became of an item. */
export function fateOf({ before, after }: Scores): Fate {
  return fateOfChange({ before: before.score, after: after.score });
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
