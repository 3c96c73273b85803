import type { Change } from '../benchmark/item-values.ts';
import { isYesOrNo } from '../benchmark/metric.ts';
import type { Evidence } from './comparison.ts';

/** What may become of a question, the most telling first. Improved and worsened where a score is neither 0 nor 1. */
export const FATES = ['broken', 'fixed', 'worsened', 'improved', 'still wrong', 'still right'] as const;
export type Fate = (typeof FATES)[number];

/** How many questions came to what, by what they may prove. */
export type FateCounts = Record<Evidence, Record<Fate, number>>;

export function fateOfChange({ before, after }: Change): Fate {
  const whole = isYesOrNo(before) && isYesOrNo(after);
  if (after > before) return whole ? 'fixed' : 'improved';
  if (after < before) return whole ? 'broken' : 'worsened';
  return after === 1 ? 'still right' : 'still wrong';
}

export function noFates(): FateCounts {
  const none = () => ({ broken: 0, fixed: 0, worsened: 0, improved: 0, 'still wrong': 0, 'still right': 0 });
  return { held_out: none(), trained_on: none(), neither: none() };
}
