import type { CategoryCounts, Manifest } from './dataset.ts';
import type { RowGroup } from './merge-rows.ts';

/** A dataset that is joined with others, and those of its training rows that are kept. */
export interface CountedPart {
  manifest: Manifest;
  training: readonly RowGroup[];
}

/** Counts of what was read add up; what is trained on is counted anew, since doubles were dropped. */
export function sumCategories(parts: readonly CountedPart[]): Record<string, CategoryCounts> {
  const sums: Record<string, CategoryCounts> = {};
  for (const { manifest, training } of parts) {
    for (const [name, counts] of Object.entries(manifest.categories)) {
      const own = training.filter(({ category }) => category === name);
      const replay = own.filter(({ isReplay }) => isReplay).length;
      sums[name] = added(sums[name], { ...counts, examples: own.length - replay, replay });
    }
  }
  return sums;
}

function added(sum: CategoryCounts | undefined, more: CategoryCounts): CategoryCounts {
  if (sum === undefined) return more;
  const outcomes = { ...sum.outcomes };
  for (const [outcome, count] of Object.entries(more.outcomes)) {
    const key = outcome as keyof typeof outcomes;
    outcomes[key] = (outcomes[key] ?? 0) + count;
  }
  return {
    items: sum.items + more.items,
    outcomes,
    selected: sum.selected + more.selected,
    audit: {
      confirmed: sum.audit.confirmed + more.audit.confirmed,
      'already-right': sum.audit['already-right'] + more.audit['already-right'],
      ambiguous: sum.audit.ambiguous + more.audit.ambiguous,
      unverifiable: sum.audit.unverifiable + more.audit.unverifiable,
    },
    held_out: sum.held_out + more.held_out,
    examples: sum.examples + more.examples,
    replay: sum.replay + more.replay,
  };
}

/** Of the rows before doubles were dropped: whose answer a row holds is not written in it. */
export function sumTargets(manifests: readonly Manifest[]): Manifest['targets'] {
  const rows = new Map<string, number>();
  for (const target of manifests.flatMap(({ targets }) => targets)) {
    rows.set(target.source, (rows.get(target.source) ?? 0) + target.rows);
  }
  return [...rows].map(([source, count]) => ({ source, rows: count }));
}
