import type { Random } from '../random.ts';
import { type Adjustment, adjustGoals, isJudgedTogether } from '../verdict/adjusted-goals.ts';
import { type Criteria, type Criterion, type EvidenceRule, isCount, TRAINING } from '../verdict/criteria.ts';
import { decide } from '../verdict/decision.ts';
import { defaultCriteria } from '../verdict/default-criteria.ts';
import { boundResult, ruleResult } from '../verdict/rule-result.ts';
import type { Finding, FindingResult, VerdictResult } from '../verdict/verdict.ts';
import { Draw, type Shift } from './draw.ts';
import { DrawnFigures, membersOf } from './drawn-figures.ts';
import type { Population } from './population.ts';

/** How often each verdict came out; shares that sum to 1. */
export type VerdictShares = Record<VerdictResult, number>;

/** What happens between the baseline and an imagined re-run. */
export interface Scenario {
  /** Probability that an item is drawn anew. */
  redrawn: number;
  /** A true change on top; null: nothing but noise. */
  shift: Shift | null;
}

interface SimulatedCriterion {
  criterion: Criterion;
  /** null: the same in every draw. */
  figures: DrawnFigures | null;
  fixed: FindingResult;
}

/** Judges `draws` imagined re-runs by the criteria. */
export function simulate(
  population: Population,
  criteria: Criteria,
  evidence: EvidenceRule,
  scenario: Scenario,
  draws: number,
  random: Random,
): VerdictShares {
  const judged = criteriaOf(population, criteria).map((criterion) => prepare(population, criterion));
  const counts: VerdictShares = { pass: 0, fail: 0, inconclusive: 0 };
  const draw = new Draw(population, random);
  for (let number = 0; number < draws; number++) {
    draw.reset();
    draw.redraw(scenario.redrawn);
    if (scenario.shift !== null) draw.shift(scenario.shift);
    counts[decide(judge(judged, draw, evidence), criteria.decision)] += 1;
  }
  return { pass: counts.pass / draws, fail: counts.fail / draws, inconclusive: counts.inconclusive / draws };
}

/** The criteria in force: where none are configured, the defaults for a benchmark of these sizes. */
export function criteriaOf({ categories }: Population, { criteria }: Criteria): Criterion[] {
  return criteria ?? defaultCriteria(categories);
}

/** Criteria on the training itself: no imagined re-run can measure them. */
export function isTakenAsMet({ category, metric }: Criterion): boolean {
  return category === TRAINING && metric === 'loss';
}

function prepare(population: Population, criterion: Criterion): SimulatedCriterion {
  const { metric, rule } = criterion;
  if (isTakenAsMet(criterion)) return { criterion, figures: null, fixed: 'pass' };
  if (metric === 'loss') return { criterion, figures: null, fixed: 'not-measured' };
  const members = membersOf(population, criterion, isCount(metric) ? 'score' : metric);
  if (isCount(metric)) {
    // An imagined re-run answers every question.
    const count = metric === 'errors' ? 0 : (members?.reduce((sum, one) => sum + one, 0) ?? 0);
    return { criterion, figures: null, fixed: boundResult(rule, count) };
  }
  const figures = members === null ? null : new DrawnFigures(population, metric, members);
  return { criterion, figures, fixed: 'not-measured' };
}

function judge(
  criteria: readonly SimulatedCriterion[],
  draw: Draw,
  { strength }: EvidenceRule,
): Pick<Finding, 'kind' | 'finding'>[] {
  for (const { figures } of criteria) figures?.measure(draw);
  const adjusted = strength === 'significant' ? adjustmentsOf(criteria) : null;
  return criteria.map((one) => {
    const { criterion, figures, fixed } = one;
    const { kind, rule, metric } = criterion;
    if (figures === null || metric === 'loss' || isCount(metric)) return { kind, finding: fixed };
    const strictness = { strength, adjusted: adjusted?.get(one)?.p ?? null };
    return { kind, finding: ruleResult(rule, metric, figures, strictness) };
  });
}

function adjustmentsOf(criteria: readonly SimulatedCriterion[]): Map<SimulatedCriterion, Adjustment> {
  return adjustGoals(
    criteria.flatMap((one) =>
      one.figures !== null && isJudgedTogether(one.criterion) ? [[one, one.figures.p] as const] : [],
    ),
  );
}
