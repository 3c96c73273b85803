import { count } from '../wording.ts';
import type { CriterionMetric } from './criteria.ts';

const WORDS: Record<CriterionMetric, string> = {
  score: 'score',
  accuracy: 'accuracy',
  win_rate: 'wins',
  tie_rate: 'ties',
  loss_rate: 'losses',
  win_or_tie_rate: 'wins or ties',
  consistency: 'consistency',
  loss: 'loss',
  items: 'items',
  errors: 'errors',
};

/** `wins`, `accuracy`. */
export function metricInWords(metric: CriterionMetric): string {
  return WORDS[metric];
}

const YES_OR_NO: readonly CriterionMetric[] = [
  'accuracy',
  'win_rate',
  'tie_rate',
  'loss_rate',
  'win_or_tie_rate',
];

/** What happened to items: a yes or no was fixed or broken, a score improved or worsened. */
export function changeWords(metric: CriterionMetric): { better: string; worse: string } {
  return YES_OR_NO.includes(metric)
    ? { better: 'fixed', worse: 'broken' }
    : { better: 'improved', worse: 'worsened' };
}

/** `6 fixed, 1 broken`. */
export function flips(metric: CriterionMetric, improved: number, worsened: number): string {
  const { better, worse } = changeWords(metric);
  return `${count(improved)} ${better}, ${count(worsened)} ${worse}`;
}
