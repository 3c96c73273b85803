import type { Finding, FindingResult, VerdictResult } from './verdict.ts';

/**
 * The verdict that the findings come to (VERDICT.md section 6). A failed guard fails; goals decide the rest; what was
 * not measured can never pass, and neither can a set of criteria that is empty.
 */
export function decide(
  findings: readonly Pick<Finding, 'kind' | 'finding'>[],
  decision: 'any' | 'all',
): VerdictResult {
  const resultsOf = (kind: Finding['kind']) =>
    findings.filter((finding) => finding.kind === kind).map(({ finding }) => finding);
  const guards = resultsOf('guard');
  const goals = resultsOf('goal');
  if (findings.length === 0) return 'inconclusive';
  if (guards.includes('fail')) return 'fail';
  if (isReached(goals, decision)) return guards.some(isOpen) ? 'inconclusive' : 'pass';
  return couldBeReached(goals, decision) ? 'inconclusive' : 'fail';
}

/** Without goals there is nothing to reach: the guards alone decide. */
function isReached(goals: readonly FindingResult[], decision: 'any' | 'all'): boolean {
  const passed = (goal: FindingResult) => goal === 'pass';
  return goals.length === 0 || (decision === 'any' ? goals.some(passed) : goals.every(passed));
}

function couldBeReached(goals: readonly FindingResult[], decision: 'any' | 'all'): boolean {
  return decision === 'any' ? goals.some(isOpen) : !goals.includes('fail');
}

function isOpen(result: FindingResult): boolean {
  return result === 'inconclusive' || result === 'not-measured';
}
