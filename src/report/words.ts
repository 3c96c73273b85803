import type { CriterionMetric } from '../domain/verdict/criteria.ts';
import { metricInWords } from '../domain/verdict/metric-words.ts';
import type { FindingResult, VerdictResult } from '../domain/verdict/verdict.ts';

/** `math · wins`; the scope as it is called in reports: `all categories · score`. */
export function scopeLabel(scope: string, metric: CriterionMetric): string {
  return `${scope} · ${metricInWords(metric)}`;
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
