import type { Comparison } from '../comparison/comparison.ts';
import { holm } from '../statistics/holm.ts';
import type { Criteria, Criterion, EvidenceRule } from './criteria.ts';
import { figuresOfCriterion } from './criterion-figures.ts';
import { decide } from './decision.ts';
import { defaultCriteria, sizesOf } from './default-criteria.ts';
import { type Adjustment, findingOf } from './finding.ts';
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
  const adjustments = adjustGoals(list, comparison, evidence);
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

/** Holm over the goals that are to improve and were measured: each more of them is one more chance to be lucky. */
function adjustGoals(
  criteria: readonly Criterion[],
  comparison: Comparison,
  evidence: EvidenceRule,
): Map<Criterion, Adjustment> {
  const goals = criteria.flatMap((criterion) => {
    const { kind, rule, metric } = criterion;
    if (kind !== 'goal' || rule.kind !== 'improves') return [];
    if (metric === 'loss' || metric === 'items' || metric === 'errors') return [];
    const { figures } = figuresOfCriterion(criterion, metric, comparison, evidence);
    return figures === null ? [] : [{ criterion, p: figures.p }];
  });
  const adjusted = holm(goals.map(({ p }) => p));
  return new Map(
    goals.map(({ criterion, p }, index) => [criterion, { p: adjusted[index] ?? p, goals: goals.length }]),
  );
}
