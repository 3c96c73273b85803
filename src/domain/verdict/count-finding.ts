import { count, counted } from '../wording.ts';
import type { CountMetric, Criterion } from './criteria.ts';
import { figuresOfCriterion } from './criterion-figures.ts';
import type { Facts, FindingBody } from './finding.ts';
import { boundResult } from './rule-result.ts';

/** `items` and `errors`: how many items decided, and how many could not be compared for lack of a score. */
export function countFinding(
  criterion: Criterion,
  metric: CountMetric,
  { comparison, evidence }: Facts,
): FindingBody {
  const { rule, category } = criterion;
  if (metric === 'errors') return judgeCount(rule, comparison.unmatched.errors, errorsInWords);
  const found = figuresOfCriterion(criterion, 'score', comparison, evidence);
  if (found.figures === null) return { finding: 'not-measured', reason: found.missing };
  const name = [found.heldOut ? 'held-out' : '', category ?? '', 'item'].filter(Boolean).join(' ');
  return judgeCount(rule, found.figures.items, (items) => `${counted(items, name)} could be compared`);
}

function errorsInWords(errors: number): string {
  if (errors === 0) return 'every question of both runs has a score on both sides';
  return `${counted(errors, 'question')} ${errors === 1 ? 'has' : 'have'} no score on at least one side`;
}

function judgeCount(rule: Criterion['rule'], found: number, inWords: (found: number) => string): FindingBody {
  if (rule.kind !== 'at_least' && rule.kind !== 'at_most') {
    return { finding: 'not-measured', after: found, reason: 'a count needs a floor or a ceiling' };
  }
  const isFloor = rule.kind === 'at_least';
  const bound = isFloor ? rule.floor : rule.ceiling;
  const finding = boundResult(rule, found);
  const holds = finding === 'pass';
  const beyond = isFloor
    ? `fewer than the ${count(bound)} asked for`
    : `more than the ${count(bound)} allowed`;
  const words = inWords(found);
  const reason = found === 0 && holds ? words : `${words}, ${holds ? 'not ' : ''}${beyond}`;
  return { finding, after: found, reason };
}
