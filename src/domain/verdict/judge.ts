import type { Comparison } from '../comparison/comparison.ts';
import { type Adjustment, adjustGoals, isJudgedTogether } from './adjusted-goals.ts';
import { type Criteria, type Criterion, type EvidenceRule, isCount } from './criteria.ts';
import { figuresOfCriterion } from './criterion-figures.ts';
import { decide } from './decision.ts';
import { defaultCriteria, sizesOf } from './default-criteria.ts';
import { findingOf } from './finding.ts';
import type { TrainingFigures } from './loss-finding.ts';
import { lostAnswersFinding } from './lost-answers.ts';
import type { Verdict } from './verdict.ts';

/**
 * Judges a comparison by the criteria (VERDICT.md section 6); where none are configured, by the defaults.
 * `training` is what the receipt logged, null without one: then `training.loss` is not measured.
 */
export function judge(
  comparison: Comparison,
  { criteria, decision }: Criteria,
  evidence: EvidenceRule,
  training: TrainingFigures | null,
): Verdict {
  const list = criteria ?? defaultCriteria(sizesOf(comparison, evidence));
  const adjustments = adjustmentsOf(list, comparison, evidence);
  const facts = { comparison, evidence, training };
  const findings = [
    ...list.map((criterion) => findingOf(criterion, facts, adjustments.get(criterion) ?? null)),
    ...(criteria === null ? lostAnswersFinding(comparison) : []),
  ];
  return {
    schema: 'retake.verdict/1',
    verdict: decide(findings, decision),
    decision,
    models: { before: comparison.before.model, after: comparison.after.model },
    categories: comparison.categories,
    overall: comparison.overall,
    unmatched: comparison.unmatched,
    criteria: findings,
    contamination: comparison.contamination,
    warnings: comparison.warnings,
  };
}

function adjustmentsOf(
  criteria: readonly Criterion[],
  comparison: Comparison,
  evidence: EvidenceRule,
): Map<Criterion, Adjustment> {
  const measured = criteria.filter(isJudgedTogether).flatMap((criterion) => {
    const { metric } = criterion;
    if (metric === 'loss' || isCount(metric)) return [];
    const { figures } = figuresOfCriterion(criterion, metric, comparison, evidence);
    return figures === null ? [] : [[criterion, figures.p] as const];
  });
  return adjustGoals(measured);
}
