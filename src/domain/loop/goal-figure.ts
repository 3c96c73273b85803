import { METRICS } from '../benchmark/metric.ts';
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
  return { of: fingerprint(`${goal.category ?? ''}\n${goal.metric}`), value: Math.round(goal.after * 1000) };
}

function isShare({ metric, after }: Finding): boolean {
  const shares: readonly string[] = METRICS;
  return shares.includes(metric) && after !== null && after >= 0 && after <= 1;
}

/** FNV-1a over UTF-16 units, 32 bits: names are only told apart by it, nothing is trusted to it. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
