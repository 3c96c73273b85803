import { auditItem } from '../../../src/domain/audit/audit.ts';
import { type BenchmarkItem, isJudged, type Outcome } from '../../../src/domain/benchmark/item.ts';
import type { Metric } from '../../../src/domain/benchmark/metric.ts';
import { agreementOf } from '../../../src/domain/comparison/consistency.ts';
import type { Pair } from './pairing.ts';

/** One metric of one question before and after, each the mean over its answers, in [0, 1]. */
export interface Change {
  before: number;
  after: number;
}

/** What can be measured on one question; a metric that cannot is absent. */
export interface ItemValues {
  kind: 'graded' | 'judged' | 'mixed';
  changes: Partial<Record<Metric, Change>>;
}

const RATES: Partial<Record<Metric, (outcome: Outcome) => boolean>> = {
  win_rate: (outcome) => outcome === 'win',
  tie_rate: (outcome) => outcome === 'tie',
  loss_rate: (outcome) => outcome === 'loss',
  win_or_tie_rate: (outcome) => outcome !== 'loss',
};

/** Every metric of VERDICT.md section 2 that the answers of one question allow. */
export function itemValues(pair: Pair): ItemValues {
  const kind = kindOf(pair);
  const score = changeOf(pair, (item) => item.score);
  const changes: ItemValues['changes'] = {};
  if (score === null) return { kind, changes };
  changes.score = score;
  if (kind === 'graded') changes.accuracy = score;
  if (kind === 'judged') {
    for (const [metric, holds] of Object.entries(RATES)) {
      const rate = changeOf(pair, (item) => Number(holds(item.outcome)));
      if (rate !== null) changes[metric as Metric] = rate;
    }
    const accuracy = changeOf(pair, auditedAccuracy);
    if (accuracy !== null) changes.accuracy = accuracy;
  }
  const consistency = consistencyOf(pair);
  if (consistency !== null) changes.consistency = consistency;
  return { kind, changes };
}

function kindOf({ before, after }: Pair): ItemValues['kind'] {
  const judged = isJudged(before[0].outcome);
  const same = (item: BenchmarkItem) => isJudged(item.outcome) === judged;
  if (!before.every(same) || !after.every(same)) return 'mixed';
  return judged ? 'judged' : 'graded';
}

/** null where the value of a single answer is missing: a mean over fewer answers would be of another question. */
function changeOf({ before, after }: Pair, valueOn: (item: BenchmarkItem) => number | null): Change | null {
  const old = meanOf(before, valueOn);
  const now = old === null ? null : meanOf(after, valueOn);
  return old === null || now === null ? null : { before: old, after: now };
}

function meanOf(
  items: readonly BenchmarkItem[],
  valueOn: (item: BenchmarkItem) => number | null,
): number | null {
  let sum = 0;
  for (const item of items) {
    const value = valueOn(item);
    if (value === null) return null;
    sum += value;
  }
  return sum / items.length;
}

/** Whether the answer is right by its reference, whatever the judge said; null where that cannot be told. */
function auditedAccuracy(item: BenchmarkItem): number | null {
  if (item.reference === undefined) return null;
  const audit = auditItem(item);
  if (audit === 'already-right') return 1;
  return audit === 'confirmed' ? 0 : null;
}

/** Self-consistency (Wang et al. 2022): needs two answers at least, and a final answer in one of them. */
function consistencyOf({ before, after }: Pair): Change | null {
  if (before.length < 2) return null;
  const old = agreementOf(before.map(({ response }) => response));
  const now = agreementOf(after.map(({ response }) => response));
  return old === 0 && now === 0 ? null : { before: old, after: now };
}
