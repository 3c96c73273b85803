/** What can be measured on an answer or on several to one question (VERDICT.md section 2). */
export const METRICS = [
  'score',
  'accuracy',
  'win_rate',
  'tie_rate',
  'loss_rate',
  'win_or_tie_rate',
  'consistency',
] as const;
export type Metric = (typeof METRICS)[number];

/** 1 where more of a metric is better, -1 where less is. */
export function directionOf(metric: Metric): 1 | -1 {
  return metric === 'loss_rate' ? -1 : 1;
}
