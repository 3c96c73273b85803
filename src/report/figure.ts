import { type CriterionMetric, isCount } from '../domain/verdict/criteria.ts';
import { count, loss, percent } from './numbers.ts';

/** A figure in the unit of its metric. */
export function shown(finding: { metric: CriterionMetric }, value: number): string {
  if (finding.metric === 'loss') return loss(value);
  return isCount(finding.metric) ? count(value) : percent(value);
}
