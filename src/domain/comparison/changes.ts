import type { Change } from '../benchmark/item-values.ts';
import type { Metric } from '../benchmark/metric.ts';
import type { ComparedQuestions } from './compared-questions.ts';
import { FATES, type FateCounts, fateOfChange, noFates } from './fate.ts';

/** A question and how far its primary metric moved. */
export interface RankedChange {
  /** Its number. */
  question: number;
  change: Change;
}

interface Ranked extends RankedChange {
  /** Smaller is more telling. */
  rank: number;
  size: number;
}

export interface ListOptions {
  /** So many of the most telling. */
  most: number;
  /** Also those that stayed right. */
  keepRight: boolean;
}

export interface ListedChanges {
  changes: RankedChange[];
  /** Of all questions, also of those that are not listed. */
  fates: FateCounts;
}

const STAYED_RIGHT = FATES.indexOf('still right');
/** Sorted, and cut, so often that what is kept stays small. */
const SLACK = 1000;

/**
 * The questions that did not stay right, the most telling first: broken, fixed, partly
 * worsened, partly improved, still wrong; in each the greater change first, then the order of the results. `metricOf`
 * names a category's primary metric. Those that stayed right come last.
 */
export function listChanges(
  questions: ComparedQuestions,
  metricOf: (category: string) => Metric,
  { most, keepRight }: ListOptions,
): ListedChanges {
  const fates = noFates();
  let listed: Ranked[] = [];
  for (let question = 0; question < questions.size; question++) {
    const change = questions.values(question).changes[metricOf(questions.category(question))];
    if (change === undefined) continue;
    const fate = fateOfChange(change);
    fates[questions.evidence(question)][fate] += 1;
    const rank = FATES.indexOf(fate);
    if (rank === STAYED_RIGHT && !keepRight) continue;
    listed.push({ question, change, rank, size: Math.abs(change.after - change.before) || 0 });
    if (listed.length >= most + SLACK) listed = sorted(listed).slice(0, most);
  }
  return { changes: sorted(listed).slice(0, most), fates };
}

function sorted(changes: Ranked[]): Ranked[] {
  return changes.sort((a, b) => a.rank - b.rank || b.size - a.size);
}
