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

/** `accuracy` of graded results; `score` of judged ones, and where kinds mix (VERDICT.md section 2). */
export function primaryMetric(isGraded: boolean): 'accuracy' | 'score' {
  return isGraded ? 'accuracy' : 'score';
}

/** Whether a value says yes or no and nothing between. */
export function isYesOrNo(value: number): boolean {
  return value === 0 || value === 1;
}

/** 1 where more of a metric is better, -1 where less is. */
export function directionOf(metric: Metric): 1 | -1 {
  return metric === 'loss_rate' ? -1 : 1;
}
