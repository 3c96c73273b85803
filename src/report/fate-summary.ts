import { EVIDENCES, type Evidence } from '../domain/comparison/comparison.ts';
import { FATES, type Fate, type FateCounts } from '../domain/comparison/fate.ts';
import { count } from './numbers.ts';

const EVIDENCE: Record<Evidence, string> = {
  held_out: 'held-out items',
  trained_on: 'trained-on items',
  neither: 'items that were neither',
};

/**
 * `What changed: 7 fixed, 34 broken (9 still wrong)`; where not all items are held out, those that are first and the
 * others apart.
 */
export function changesSummary(fates: FateCounts, split: boolean): string {
  if (!split) return `What changed: ${said(allTold(fates))}`;
  const groups = EVIDENCES.flatMap((evidence) => {
    const isSaid = evidence === 'held_out' || movedOf(fates[evidence]) > 0;
    return isSaid ? [`on ${EVIDENCE[evidence]}: ${said(fates[evidence])}`] : [];
  });
  return `What changed ${groups.join('; ')}`;
}

/** How many items did not stay right. */
export function movedItems(fates: FateCounts): number {
  return movedOf(allTold(fates));
}

function movedOf(counts: Record<Fate, number>): number {
  return FATES.reduce((sum, fate) => sum + (fate === 'still right' ? 0 : counts[fate]), 0);
}

function allTold(fates: FateCounts): Record<Fate, number> {
  const counts = { ...fates.held_out };
  for (const fate of FATES) counts[fate] += fates.trained_on[fate] + fates.neither[fate];
  return counts;
}

const CHANGES: readonly Fate[] = ['fixed', 'broken', 'improved', 'worsened'];

function said(counts: Record<Fate, number>): string {
  const told = CHANGES.flatMap((fate) => (counts[fate] === 0 ? [] : [`${count(counts[fate])} ${fate}`]));
  const wrong = counts['still wrong'];
  return `${told.join(', ') || 'nothing'}${wrong === 0 ? '' : ` (${count(wrong)} still wrong)`}`;
}
