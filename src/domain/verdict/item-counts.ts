import type { Manifest } from '../dataset/dataset.ts';
import type { EvidenceRule } from './criteria.ts';

/** How many items of each category will be compared, and how many of them decide. */
export type ItemCounts = Record<string, { all: number; deciding: number }>;

/** Counts from the dataset what a comparison on the same items will have to go by. */
export function itemCounts({ categories, split }: Manifest, evidence: EvidenceRule): ItemCounts {
  return Object.fromEntries(
    Object.entries(categories).map(([name, { items, held_out, examples, replay }]) => {
      const trained = examples + replay;
      const heldOut = trained === 0 ? items : split.holdout > 0 ? held_out : items - trained;
      return [name, { all: items, deciding: evidence.items === 'all' ? items : Math.max(0, heldOut) }];
    }),
  );
}
