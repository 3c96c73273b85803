import { identityOf, type Sha256, shareOf } from '../benchmark/identity.ts';
import type { BenchmarkRun } from '../benchmark/item.ts';
import { itemValues } from '../benchmark/item-values.ts';
import { evidenceOf } from '../comparison/evidence.ts';
import { type Pair, pairRuns } from '../comparison/pairing.ts';
import type { Manifest } from '../dataset/dataset.ts';
import type { EvidenceRule } from '../verdict/criteria.ts';
import type { ObservedItem } from './population.ts';

/** What tells which items will decide: the dataset, or, before there is one, the split that will be made. */
export interface DecidingItems {
  manifest: Manifest | null;
  split: { holdout: number; seed: string };
  evidence: EvidenceRule;
}

/** The scored questions of a run, each measured as a comparison would. */
export function observe({ items }: BenchmarkRun, deciding: DecidingItems, sha256: Sha256): ObservedItem[] {
  const { pairs } = pairRuns(items, items);
  const decides = decidingOf(pairs, deciding, sha256);
  return pairs.map((pair, index) => ({
    category: pair.before[0].category,
    deciding: decides[index] ?? false,
    values: itemValues(pair),
  }));
}

function decidingOf(
  pairs: readonly Pair[],
  { manifest, split, evidence }: DecidingItems,
  sha256: Sha256,
): boolean[] {
  if (evidence.items === 'all' || (manifest === null && split.holdout === 0)) return pairs.map(() => true);
  if (manifest !== null) {
    return evidenceOf(pairs, manifest, sha256).evidence.map((one) => one === 'held_out');
  }
  const { holdout, seed } = split;
  return pairs.map(({ before: [item] }) => shareOf(seed, identityOf(item, sha256), sha256) < holdout);
}
