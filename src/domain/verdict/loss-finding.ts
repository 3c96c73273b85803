import { mean } from '../statistics/mean.ts';
import type { LossPoint, Receipt } from '../training/receipt.ts';
import { stepsWithoutLoss } from '../training/receipt-loss.ts';
import { loss as lossText } from '../wording.ts';
import type { Rule } from './criteria.ts';
import type { FindingBody } from './finding.ts';

/** What the receipt logged. */
export type TrainingFigures = Receipt['loss'];

/** Share of the log at each end whose means are compared. */
const END = 0.1;

/** `decreases`: the held-out loss where it was logged, else the training loss (VERDICT.md section 6). */
export function lossFinding(rule: Rule, training: TrainingFigures | null): FindingBody {
  if (rule.kind !== 'decreases') {
    return {
      finding: 'not-measured',
      reason: 'of the training loss only a decrease can be judged',
    };
  }
  if (training === null) return { finding: 'not-measured', reason: 'there is no training receipt' };
  const [name, points]: [string, LossPoint[]] =
    training.held_out.length >= 2 ? ['held-out loss', training.held_out] : ['training loss', training.log];
  if (points.length < 2) {
    const logged = points.length === 0 ? 'no loss was logged' : 'a single logged loss shows no decrease';
    return { finding: 'not-measured', reason: logged };
  }
  return judgeLosses(name, points);
}

function judgeLosses(name: string, points: readonly LossPoint[]): FindingBody {
  const broken = stepsWithoutLoss(points);
  if (broken.length > 0) {
    const reason = `${name} was not a finite number in ${broken.length} of ${points.length} logged values, first at step ${broken[0]}`;
    return { finding: 'fail', reason };
  }
  const losses = points.map(({ loss }) => loss ?? Number.NaN);
  const count = Math.max(1, Math.floor(losses.length * END));
  const before = mean(losses.slice(0, count));
  const after = mean(losses.slice(-count));
  const fell = after < before;
  const values = `from ${lossText(before)} to ${lossText(after)}`;
  const ends =
    count === 1
      ? `first and last of ${losses.length} logged values`
      : `means of the first and the last ${count} of ${losses.length} logged values`;
  return {
    finding: fell ? 'pass' : 'fail',
    before,
    after,
    change: after - before,
    reason: `${name} ${fell ? 'fell' : 'did not fall: it went'} ${values} (${ends})`,
  };
}
