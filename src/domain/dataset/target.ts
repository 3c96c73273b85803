import { withoutCalculations } from '../audit/calculation.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import { own } from '../own.ts';

export type TargetSource = 'reference' | 'opponent';

/** Which answer to train on: one rule for all categories, exceptions by name. */
export type TargetRule = { default: TargetSource } & Record<string, TargetSource>;

export interface Target {
  text: string;
  /** Whose words these are: `reference`, or the opponent's name. */
  from: string;
  /** The other source had to serve because the asked one is missing. */
  fallback: boolean;
}

/** The answer a failure should have had; null where neither reference nor opponent's answer is there. */
export function targetOf(item: BenchmarkItem, rule: TargetRule, stripMarkup: boolean): Target | null {
  const asked = own(rule, item.category) ?? rule.default;
  const other = asked === 'reference' ? 'opponent' : 'reference';
  for (const source of [asked, other] as const) {
    const text = source === 'reference' ? item.reference : item.opponentResponse;
    if (text === undefined || text.trim() === '') continue;
    const from = source === 'reference' ? 'reference' : (item.opponent ?? 'opponent');
    return { text: stripMarkup ? withoutCalculations(text) : text, from, fallback: source !== asked };
  }
  return null;
}
