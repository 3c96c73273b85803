import { METRICS } from '../benchmark/metric.ts';
import { fnv1a } from '../fnv.ts';
import type { Finding, Verdict } from '../verdict/verdict.ts';

/** What a verdict's first goal came to, small enough to be remembered in a comment. */
export interface GoalFigure {
  /** Tells figures of the same category and metric from others: eight hex digits. */
  of: string;
  /** After training, in thousandths: 0 to 1000. */
  value: number;
}

/** The first goal that was measured as a share; null where there is none. */
export function goalFigure({ criteria }: Pick<Verdict, 'criteria'>): GoalFigure | null {
  const goal = criteria.find((finding) => finding.kind === 'goal' && isShare(finding));
  if (goal === undefined || goal.after === null) return null;
  const of = fnv1a(`${goal.category ?? ''}\n${goal.metric}`)
    .toString(16)
    .padStart(8, '0');
  return { of, value: Math.round(goal.after * 1000) };
}

function isShare({ metric, after }: Finding): boolean {
  const shares: readonly string[] = METRICS;
  return shares.includes(metric) && after !== null && after >= 0 && after <= 1;
}
