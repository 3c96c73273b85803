import type { BenchmarkItem, Outcome } from '../benchmark/item.ts';
import type { DatasetFormat } from '../dataset/dataset.ts';
import type { TargetRule } from '../dataset/target.ts';
import { targetOf } from '../dataset/target.ts';
import type { TrainingExample } from '../dataset/training-row.ts';

export interface DerivationRule {
  alreadyRight: 'exclude' | 'keep';
  target: TargetRule;
  stripMarkup: boolean;
  format: DatasetFormat;
  /** Replay rows per failure that is trained on. */
  replay: number;
  seed: string;
}

/** Whose words a replay row is. */
export const OWN_ANSWER = 'own answer';

/** What is to be learned from an answer that was chosen; null where there is nothing to learn it from. */
export function deriveExample(
  item: BenchmarkItem,
  identity: string,
  reason: Outcome | 'replay',
  rule: DerivationRule,
): TrainingExample | null {
  if (reason === 'replay') return { identity, item, target: item.response, from: OWN_ANSWER, reason };
  const target = targetOf(item, rule.target, rule.stripMarkup);
  return target && { identity, item, target: target.text, from: target.from, reason };
}
