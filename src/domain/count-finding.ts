import type { Criterion } from './criteria.ts';
import { figuresOfCriterion } from './criterion-figures.ts';
import type { Facts, FindingBody } from './finding.ts';
import { counted } from './wording.ts';

/** `items` and `errors`: how many decided, and how many answers could not be compared for lack of a score. */
export function countFinding(
  { rule, category }: Criterion,
  metric: 'items' | 'errors',
  { comparison, evidence }: Facts,
): FindingBody {
  if (metric === 'errors') return judgeCount(rule, comparison.unmatched.errors, errorsInWords);
  const found = figuresOfCriterion(category, 'score', comparison, evidence);
  if (found.figures === null) return { finding: 'not-measured', reason: `not measured: ${found.missing}` };
  const word = `${found.heldOut ? 'held-out ' : ''}${category ?? ''}`.trim();
  const name = word === '' ? 'item' : `${word} item`;
  return judgeCount(rule, found.figures.items, (count) => `${counted(count, name)} could be compared`);
}

function errorsInWords(count: number): string {
  return `${counted(count, 'answer')} had no score on one side`;
}

function judgeCount(rule: Criterion['rule'], count: number, inWords: (count: number) => string): FindingBody {
  if (rule.kind !== 'at_least' && rule.kind !== 'at_most') {
    return {
      finding: 'not-measured',
      after: count,
      reason: 'not measured: a count needs a floor or a ceiling',
    };
  }
  const [holds, bound] =
    rule.kind === 'at_least'
      ? [count >= rule.floor, `at least ${rule.floor}`]
      : [count <= rule.ceiling, `at most ${rule.ceiling}`];
  const verdict = holds ? `${bound} was asked for` : `not ${bound}`;
  return { finding: holds ? 'pass' : 'fail', after: count, reason: `${inWords(count)}, ${verdict}` };
}
