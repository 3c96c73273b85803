import { type CriterionMetric, isCount } from '../domain/verdict/criteria.ts';
import { count, loss, percent } from './numbers.ts';

/** A figure in the unit of its metric. */
export function figureText(metric: CriterionMetric, value: number): string {
  if (metric === 'loss') return loss(value);
  return isCount(metric) ? count(value) : percent(value);
}
