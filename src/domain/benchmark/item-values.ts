import { agreementAmong } from '../comparison/consistency.ts';
import { isJudged, type Outcome } from './item.ts';
import type { Metric } from './metric.ts';

/** What figures are made of, of one answer. */
export interface MeasuredAnswer {
  outcome: Outcome;
  score: number | null;
  /** Of a judged answer, by its reference; null where that cannot be told. */
  accuracy: 0 | 1 | null;
  /** The same for answers that came to the same; null where it commits to nothing. Only for questions with several. */
  final: number | null;
}

/** One question before and after: its answers, those that belong together at the same index. */
export interface MeasuredPair {
  before: readonly MeasuredAnswer[];
  after: readonly MeasuredAnswer[];
}

/** One metric of one question before and after, each the mean over its answers, in [0, 1]. */
export interface Change {
  before: number;
  after: number;
}

/** What can be measured on one question; a metric that cannot is absent. */
export interface ItemValues {
  kind: 'graded' | 'judged' | 'mixed';
  changes: Partial<Record<Metric, Change>>;
}

const RATES: [Metric, (outcome: Outcome) => boolean][] = [
  ['win_rate', (outcome) => outcome === 'win'],
  ['tie_rate', (outcome) => outcome === 'tie'],
  ['loss_rate', (outcome) => outcome === 'loss'],
  ['win_or_tie_rate', (outcome) => outcome !== 'loss'],
];

/** Every metric of VERDICT.md section 2 that the answers of one question allow. */
export function itemValues(pair: MeasuredPair): ItemValues {
  const kind = kindOf(pair);
  const score = changeOf(pair, (answer) => answer.score);
  const changes: ItemValues['changes'] = {};
  if (score === null) return { kind, changes };
  changes.score = score;
  if (kind === 'graded') changes.accuracy = score;
  if (kind === 'judged') {
    for (const [metric, holds] of RATES) {
      const rate = changeOf(pair, ({ outcome }) => Number(holds(outcome)));
      if (rate !== null) changes[metric] = rate;
    }
    const accuracy = changeOf(pair, (answer) => answer.accuracy);
    if (accuracy !== null) changes.accuracy = accuracy;
  }
  const consistency = consistencyOf(pair);
  if (consistency !== null) changes.consistency = consistency;
  return { kind, changes };
}

function kindOf({ before, after }: MeasuredPair): ItemValues['kind'] {
  const judged = before[0] !== undefined && isJudged(before[0].outcome);
  const same = ({ outcome }: MeasuredAnswer) => isJudged(outcome) === judged;
  if (!before.every(same) || !after.every(same)) return 'mixed';
  return judged ? 'judged' : 'graded';
}

/** null where the value of a single answer is missing: a mean over fewer answers would be of another question. */
function changeOf(
  { before, after }: MeasuredPair,
  valueFrom: (answer: MeasuredAnswer) => number | null,
): Change | null {
  const [one, other] = [before[0], after[0]];
  // Nearly always there is one answer, which needs no mean.
  if (before.length === 1 && one !== undefined && other !== undefined) {
    const [old, now] = [valueFrom(one), valueFrom(other)];
    return old === null || now === null ? null : { before: old, after: now };
  }
  const old = meanOf(before, valueFrom);
  const now = old === null ? null : meanOf(after, valueFrom);
  return old === null || now === null ? null : { before: old, after: now };
}

function meanOf(
  answers: readonly MeasuredAnswer[],
  valueFrom: (answer: MeasuredAnswer) => number | null,
): number | null {
  let sum = 0;
  for (const answer of answers) {
    const value = valueFrom(answer);
    if (value === null) return null;
    sum += value;
  }
  return sum / answers.length;
}

/** Self-consistency (Wang et al. 2022): needs two answers at least, and a final answer in one of them. */
function consistencyOf({ before, after }: MeasuredPair): Change | null {
  if (before.length < 2) return null;
  const old = agreementAmong(before.map(({ final }) => final));
  const now = agreementAmong(after.map(({ final }) => final));
  return old === 0 && now === 0 ? null : { before: old, after: now };
}
