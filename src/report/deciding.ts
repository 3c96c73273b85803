import type { Finding, FindingResult, Verdict } from '../domain/verdict/verdict.ts';

/** The finding that explains the verdict best: what failed, what was left open, or what was reached. */
export function decidingFinding(verdict: Verdict): Finding | null {
  const guards = verdict.criteria.filter((finding) => finding.kind === 'guard');
  const goals = verdict.criteria.filter((finding) => finding.kind === 'goal');
  if (verdict.verdict === 'fail') return worst(guards, ['fail']) ?? worst(goals, ['fail']);
  if (verdict.verdict === 'inconclusive') {
    const open: FindingResult[] = ['inconclusive', 'not-measured'];
    return goalReached(verdict, goals)
      ? (worst(guards, open) ?? worst(goals, open))
      : (worst(goals, open) ?? worst(guards, open));
  }
  return best(goals) ?? closest(guards);
}

function goalReached(verdict: Verdict, goals: Finding[]): boolean {
  const reached = goals.filter((finding) => finding.finding === 'pass').length;
  return verdict.decision === 'any' ? reached > 0 : reached === goals.length;
}

/** Of the findings with one of these results, in their order, the one with the greatest loss. */
function worst(findings: Finding[], results: FindingResult[]): Finding | null {
  for (const result of results) {
    const found = findings.filter((finding) => finding.finding === result);
    if (found.length > 0) return found.reduce((a, b) => ((b.change ?? 0) < (a.change ?? 0) ? b : a));
  }
  return null;
}

/** Of the guards that held, the one whose figure fell most. */
function closest(guards: Finding[]): Finding | null {
  const measured = guards.filter((finding) => finding.change !== null);
  return worst(measured, ['pass']) ?? guards[0] ?? null;
}

function best(findings: Finding[]): Finding | null {
  const met = findings.filter((finding) => finding.finding === 'pass');
  return met.length === 0 ? null : met.reduce((a, b) => ((b.change ?? 0) > (a.change ?? 0) ? b : a));
}
