import { identityOf, shareOf } from '../../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem } from '../../../src/domain/benchmark/item.ts';
import type { DecidingItems } from '../../../src/domain/calibration/observe.ts';
import type { ObservedItem } from '../../../src/domain/calibration/population.ts';
import { sha256 } from '../../../src/results/hash.ts';
import { evidenceOf } from './evidence.ts';
import { itemValues } from './item-values.ts';
import { type Pair, pairRuns } from './pairing.ts';

/** The scored questions of a run that is in memory, each measured as a comparison would. */
export function observeInMemory(items: readonly BenchmarkItem[], deciding: DecidingItems): ObservedItem[] {
  const { pairs } = pairRuns(items, items);
  const decides = decidingOf(pairs, deciding);
  return pairs.map((pair, index) => ({
    category: pair.before[0].category,
    deciding: decides[index] ?? false,
    values: itemValues(pair),
  }));
}

function decidingOf(pairs: readonly Pair[], { manifest, split, evidence }: DecidingItems): boolean[] {
  if (evidence.items === 'all' || (manifest === null && split.holdout === 0)) return pairs.map(() => true);
  if (manifest !== null) {
    return evidenceOf(pairs, manifest, sha256).evidence.map((one) => one === 'held_out');
  }
  const { holdout, seed } = split;
  return pairs.map(({ before: [item] }) => shareOf(seed, identityOf(item, sha256), sha256) < holdout);
}
