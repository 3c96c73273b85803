import { metricInWords } from '../domain/comparison/wording.ts';
import { type CriterionMetric, isCount } from '../domain/verdict/criteria.ts';
import type { FindingResult, VerdictResult } from '../domain/verdict/verdict.ts';

/** The receipt's figure and the counts go by their own names. */
export function metricLabel(metric: CriterionMetric): string {
  return metric === 'loss' || isCount(metric) ? metric : metricInWords(metric);
}

/** `math · wins`; the scope as it is called in reports: `all categories · score`. */
export function scopeLabel(scope: string, metric: CriterionMetric): string {
  return `${scope} · ${metricLabel(metric)}`;
}

const FINDING_MARKS: Record<FindingResult, string> = {
  pass: '✅ met',
  fail: '❌ failed',
  inconclusive: '➖ inconclusive',
  'not-measured': '❔ not measured',
};

/** A mark is always a sign and a word: it works without colour and in a screen reader. */
export function findingMark(finding: FindingResult): string {
  return FINDING_MARKS[finding];
}

const VERDICT_SIGNS: Record<VerdictResult, string> = { pass: '✅', fail: '❌', inconclusive: '➖' };

export function verdictSign(verdict: VerdictResult): string {
  return VERDICT_SIGNS[verdict];
}

export function verdictWord(verdict: VerdictResult): string {
  return verdict.toUpperCase();
}

const YES_OR_NO: readonly CriterionMetric[] = [
  'accuracy',
  'win_rate',
  'tie_rate',
  'loss_rate',
  'win_or_tie_rate',
];

/** An item that was wrong and is right was fixed; a score that rose has improved. */
export function changeWords(metric: CriterionMetric): { better: string; worse: string } {
  return YES_OR_NO.includes(metric)
    ? { better: 'fixed', worse: 'broken' }
    : { better: 'improved', worse: 'worsened' };
}

export { capitalised } from '../domain/comparison/wording.ts';
