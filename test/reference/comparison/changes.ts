import { identityOf, type Sha256 } from '../../../src/domain/benchmark/identity.ts';
import type { Metric } from '../../../src/domain/benchmark/metric.ts';
import type { ItemChange } from '../../../src/domain/comparison/comparison.ts';
import type { ComparedItem } from './compared-item.ts';
import type { Change } from './item-values.ts';

/**
 * The questions that did not stay right, the most telling first: broken, fixed, partly worsened, partly improved,
 * still wrong; in each the greater change first, then the order of the results. `metricOf` names a category's
 * primary metric. With `keepRight` those that stayed right follow.
 */
export function listChanges(
  items: readonly ComparedItem[],
  metricOf: (category: string) => Metric,
  sha256: Sha256,
  keepRight = false,
): ItemChange[] {
  const ranked = items.flatMap((item) => {
    const change = item.values.changes[metricOf(item.category)];
    const rank = change === undefined ? STAYED_RIGHT : rankOf(change);
    return change === undefined || (rank === STAYED_RIGHT && !keepRight)
      ? []
      : [{ item, change, rank, size: sizeOf(change) }];
  });
  ranked.sort((a, b) => a.rank - b.rank || b.size - a.size);
  return ranked.map(({ item, change }) => itemChange(item, change, sha256));
}

const STAYED_RIGHT = 5;

/** Smaller is more telling. */
function rankOf({ before, after }: Change): number {
  if (before === 1 && after === 0) return 0;
  if (before === 0 && after === 1) return 1;
  if (after < before) return 2;
  if (after > before) return 3;
  return after === 1 ? STAYED_RIGHT : 4;
}

function sizeOf({ before, after }: Change): number {
  return Math.abs(after - before) || 0;
}

function itemChange({ pair, category, evidence }: ComparedItem, change: Change, sha256: Sha256): ItemChange {
  const [before] = pair.before;
  const [after] = pair.after;
  return {
    identity: identityOf(before, sha256),
    category,
    evidence,
    prompt: before.prompt,
    reference: before.reference ?? after.reference ?? null,
    before: { score: change.before, outcome: before.outcome, response: before.response },
    after: { score: change.after, outcome: after.outcome, response: after.response },
  };
}
