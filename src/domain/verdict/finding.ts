import type { Comparison } from '../comparison/comparison.ts';
import { capitalised } from '../wording.ts';
import type { Adjustment } from './adjusted-goals.ts';
import { countFinding } from './count-finding.ts';
import { type Criterion, type EvidenceRule, isCount } from './criteria.ts';
import { figuresOfCriterion } from './criterion-figures.ts';
import { figuresFinding } from './figures-finding.ts';
import { lossFinding, type TrainingFigures } from './loss-finding.ts';
import { formatRule } from './rule-text.ts';
import type { Finding, FindingResult } from './verdict.ts';

/** What a finding rests on besides its criterion. */
export interface Facts {
  comparison: Comparison;
  evidence: EvidenceRule;
  training: TrainingFigures | null;
}

/** The part of a finding that the criterion's kind of figure decides. */
export type FindingBody = { finding: FindingResult; reason: string } & Partial<Finding>;

/** The figures of a finding that has none. */
export const NO_FIGURES = {
  items: null,
  before: null,
  after: null,
  change: null,
  interval: null,
  improved: null,
  worsened: null,
  p: null,
  p_adjusted: null,
  smallest_visible_change: null,
  target: null,
} as const satisfies Partial<Finding>;

/** Holds one criterion against the facts (VERDICT.md section 6); `adjustment` is null for one judged by itself. */
export function findingOf(criterion: Criterion, facts: Facts, adjustment: Adjustment | null): Finding {
  const { id, kind, metric, category, rule, target } = criterion;
  const body = bodyOf(criterion, facts, adjustment);
  return {
    id,
    kind,
    metric,
    category,
    rule: formatRule(rule, metric),
    ...NO_FIGURES,
    target: target === null ? null : { low: target[0], high: target[1], position: null },
    ...body,
    reason: `${capitalised(body.reason)}.`,
  };
}

function bodyOf(criterion: Criterion, facts: Facts, adjustment: Adjustment | null): FindingBody {
  const { metric } = criterion;
  if (metric === 'loss') return lossFinding(criterion.rule, facts.training);
  if (isCount(metric)) return countFinding(criterion, metric, facts);
  const found = figuresOfCriterion(criterion, metric, facts.comparison, facts.evidence);
  if (found.figures === null) return { finding: 'not-measured', reason: found.missing };
  return figuresFinding(criterion, found, facts.evidence, adjustment);
}
