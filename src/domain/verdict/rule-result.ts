import { directionOf, type Metric } from '../benchmark/metric.ts';
import type { EvidenceRule, Rule } from './criteria.ts';
import type { FindingResult } from './verdict.ts';

/** Comparisons with a bound forgive what floating point adds. */
export const SLACK = 1e-12;
/** Below it a p is significant. */
export const LEVEL = 0.05;

/** What a rule looks at. */
export interface RuleFigures {
  readonly improved: number;
  readonly worsened: number;
  readonly after: number;
  readonly change: number;
  readonly interval: readonly [number, number];
  readonly p: number;
}

/** How strict `improves` is, and its p adjusted for the goals judged together, where there are any. */
export interface Strictness {
  strength: EvidenceRule['strength'];
  adjusted: number | null;
}

/** What a rule makes of figures that were measured: the table of VERDICT.md section 6. */
export function ruleResult(
  rule: Rule,
  metric: Metric,
  figures: RuleFigures,
  strictness: Strictness,
): FindingResult {
  switch (rule.kind) {
    case 'improves':
      return improves(metric, figures, strictness);
    case 'max_drop':
      return maxDrop(rule.margin, metric, figures);
    default:
      return boundResult(rule, figures.after);
  }
}

/** Whether a figure or a count holds the bound of a rule. */
export function boundResult(rule: Rule, value: number): FindingResult {
  if (rule.kind === 'at_least') return value >= rule.floor - SLACK ? 'pass' : 'fail';
  if (rule.kind === 'at_most') return value <= rule.ceiling + SLACK ? 'pass' : 'fail';
  return 'not-measured';
}

function improves(metric: Metric, figures: RuleFigures, { strength, adjusted }: Strictness): FindingResult {
  if (figures.change * directionOf(metric) <= 0) return 'fail';
  if (strength === 'any') return 'pass';
  const significant = figures.improved > figures.worsened && (adjusted ?? figures.p) < LEVEL;
  return significant ? 'pass' : 'inconclusive';
}

function maxDrop(margin: number, metric: Metric, { change, interval }: RuleFigures): FindingResult {
  const better = directionOf(metric) === 1;
  const low = better ? interval[0] : -interval[1];
  const high = better ? interval[1] : -interval[0];
  const gain = better ? change : -change;
  if (low >= -margin - SLACK) return 'pass';
  return high < 0 && gain < -margin - SLACK ? 'fail' : 'inconclusive';
}
