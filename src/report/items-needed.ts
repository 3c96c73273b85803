import { directionOf } from '../domain/benchmark/metric.ts';
import { itemsToSee } from '../domain/statistics/smallest-visible-change.ts';
import { isCount } from '../domain/verdict/criteria.ts';
import type { Finding } from '../domain/verdict/verdict.ts';
import { ruleOf } from './finding-rule.ts';
import { aboveInRound, count, pointsWithoutSign } from './numbers.ts';

/** A gain that anyone would want to see; smaller ones are asked for only where this one is visible already. */
const GAIN = 0.1;

/**
 * How many items it would take to tell, where these do not: for a goal that was not met and for a guard that was left
 * open. `kind` is what they are called. One sentence of plain text; '' where there is nothing to say.
 */
export function itemsNeeded(finding: Finding, kind: 'item' | 'held-out item'): string {
  const need = needOf(finding);
  return need === null ? '' : `${need.what} it would take about ${count(aboveInRound(need.items))} ${kind}s.`;
}

function needOf(finding: Finding): { what: string; items: number } | null {
  const { items, interval, change, metric } = finding;
  if (items === null || items === 0 || change === null || interval === null) return null;
  if (metric === 'loss' || isCount(metric)) return null;
  const rule = ruleOf(finding);
  if (rule.kind === 'improves') return toSee(finding, items, change);
  if (rule.kind !== 'max_drop' || finding.finding !== 'inconclusive') return null;
  return directionOf(metric) === 1
    ? toRuleOut('drop', rule.margin, items, change, interval[0])
    : toRuleOut('rise', rule.margin, items, -change, -interval[1]);
}

function toSee(finding: Finding, items: number, change: number) {
  if (finding.finding !== 'inconclusive' && finding.finding !== 'fail') return null;
  const blind = (finding.smallest_visible_change ?? 1) > GAIN;
  if (!blind && finding.finding === 'fail') return null;
  const gain = blind ? GAIN : Math.max(0.01, Math.floor(Math.abs(change) * 100) / 100);
  const flipped = ((finding.improved ?? 0) + (finding.worsened ?? 0)) / items;
  const needed = itemsToSee(gain, flipped);
  if (needed <= items) return null;
  const what = `To see a gain of ${pointsWithoutSign(gain)}, if as many answers change as here,`;
  return { what, items: needed };
}

/** An interval narrows with the root of the items: so many more bring its lower end up to the margin. */
function toRuleOut(what: 'drop' | 'rise', margin: number, items: number, gain: number, low: number) {
  if (gain + margin <= 0) return null;
  const needed = items * ((gain - low) / (gain + margin)) ** 2;
  return {
    what: `To rule out a ${what} of more than ${pointsWithoutSign(margin)}, if the change stayed as it is,`,
    items: needed,
  };
}
