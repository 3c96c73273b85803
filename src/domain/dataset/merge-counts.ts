import { groupBy } from '../group-by.ts';
import type { CategoryCounts, Manifest } from './dataset.ts';
import type { MergePart } from './merge-parts.ts';

/** Counts of what was read add up; what is trained on and measured with is counted without doubles. */
export function sumCategories(
  parts: readonly Pick<MergePart, 'manifest' | 'training' | 'heldOutAlready'>[],
): Record<string, CategoryCounts> {
  const sums = new Map<string, CategoryCounts>();
  for (const { manifest, training, heldOutAlready } of parts) {
    const trained = groupBy(training, ({ category }) => category);
    const doubles = groupBy(heldOutAlready, ({ category }) => category);
    for (const [name, counts] of Object.entries(manifest.categories)) {
      const rows = trained.get(name) ?? [];
      const replay = rows.filter(({ isReplay }) => isReplay).length;
      const held_out = Math.max(0, counts.held_out - (doubles.get(name)?.length ?? 0));
      const fresh = { ...counts, examples: rows.length - replay, replay, held_out };
      sums.set(name, added(sums.get(name), fresh));
    }
  }
  return Object.fromEntries(sums);
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

/** Rows by whose answer they hold. */
export function sumTargets(counts: Iterable<readonly [source: string, rows: number]>): Manifest['targets'] {
  const sums = new Map<string, number>();
  for (const [source, rows] of counts) sums.set(source, (sums.get(source) ?? 0) + rows);
  return [...sums].map(([source, rows]) => ({ source, rows }));
}
