import { directionOf, type Metric } from '../benchmark/metric.ts';
import type { Figures } from '../comparison/comparison.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import {
  blindness,
  changeInterval,
  counted,
  percent,
  points,
  pointsWithoutSign,
  pValue,
  rateInterval,
} from '../wording.ts';
import type { Adjustment } from './adjusted-goals.ts';
import type { Criterion, EvidenceRule, Rule } from './criteria.ts';
import type { CriterionFigures } from './criterion-figures.ts';
import type { FindingBody } from './finding.ts';
import { flips } from './metric-words.ts';
import { LEVEL, ruleResult, SLACK } from './rule-result.ts';
import type { Finding, FindingResult } from './verdict.ts';

type Measured = Extract<CriterionFigures, { missing: null }>;

/** Judges a rule on figures that were measured (the table of VERDICT.md section 6). */
export function figuresFinding(
  { kind, rule, target }: Criterion,
  measured: Measured,
  { strength }: EvidenceRule,
  adjustment: Adjustment | null,
): FindingBody {
  const { figures, metric } = measured;
  const finding = ruleResult(rule, metric, figures, { strength, adjusted: adjustment?.p ?? null });
  const unmet = kind === 'goal' && finding !== 'pass';
  const place = target === null ? null : placeIn(target, figures.after);
  const sentence = sentenceOf(rule, finding, measured, { strength, adjustment });
  return {
    finding,
    items: figures.items,
    before: figures.before,
    after: figures.after,
    change: figures.change,
    interval: isBound(rule) ? wilsonInterval(figures.after, figures.items) : figures.interval,
    improved: figures.improved,
    worsened: figures.worsened,
    p: figures.p,
    p_adjusted: adjustment?.p ?? null,
    smallest_visible_change: figures.smallest_visible_change,
    ...(place === null ? {} : { target: place.target }),
    reason: [sentence, unmet ? blindness(figures.smallest_visible_change) : [], place?.words ?? []]
      .flat()
      .join('; '),
  };
}

function isBound(rule: Rule): boolean {
  return rule.kind === 'at_least' || rule.kind === 'at_most';
}

function sentenceOf(
  rule: Rule,
  finding: FindingResult,
  measured: Measured,
  { strength, adjustment }: { strength: EvidenceRule['strength']; adjustment: Adjustment | null },
): string {
  switch (rule.kind) {
    case 'improves': {
      const sentence = changeSentence(measured, strength === 'any' ? null : adjustment);
      return `${sentence}${improvement(finding, measured.figures)}`;
    }
    case 'max_drop':
      return `${changeSentence(measured, null)}: ${drop(rule.margin, finding, measured.metric)}`;
    case 'at_least':
      return bound(measured, rule.floor, 'floor', finding);
    case 'at_most':
      return bound(measured, rule.ceiling, 'ceiling', finding);
    case 'decreases':
      return '`decreases` is for the training loss';
  }
}

/** What a change came to as an improvement; a pass within the noise exists only where any gain is enough. */
function improvement(finding: FindingResult, { p }: Figures): string {
  if (finding === 'fail') return ': no improvement';
  if (finding === 'inconclusive') return ': not distinguishable from noise';
  return p < LEVEL ? '' : `; not distinguishable from noise (${pValue(p)})`;
}

function drop(margin: number, finding: FindingResult, metric: Metric): string {
  const what = directionOf(metric) === 1 ? 'drop' : 'rise';
  if (finding === 'fail') return `this ${what} is larger than the ${pointsWithoutSign(margin)} allowed`;
  return `a ${what} of more than ${pointsWithoutSign(margin)} ${finding === 'pass' ? 'is' : 'cannot be'} ruled out`;
}

function bound(measured: Measured, limit: number, name: 'floor' | 'ceiling', finding: FindingResult): string {
  const { figures, subject } = measured;
  const { after, before, items } = figures;
  const interval = wilsonInterval(after, items);
  const noise = interval[0] <= limit && limit <= interval[1] ? `, but within noise of the ${name}` : '';
  const beyond = name === 'floor' ? 'below' : 'above';
  const side = finding === 'pass' ? `not ${beyond}` : beyond;
  return `${subject} came to ${percent(after)} on ${itemsInWords(measured)} (before ${percent(before)}, 95 % interval ${rateInterval(interval)}), ${side} the ${name} of ${percent(limit)}${noise}`;
}

/** Rates of which it is not plain whether more is better. */
const DIRECTIONS: Partial<Record<Metric, string>> = {
  loss_rate: '; fewer losses are better',
  tie_rate: '; more ties count as better',
};

/** `math wins rose from 6 % to 12 % on 50 items (+6 points, …)`. */
function changeSentence(measured: Measured, adjustment: Adjustment | null): string {
  const { figures, metric, subject } = measured;
  const { before, after, change, interval, improved, worsened, p } = figures;
  const moved =
    change === 0
      ? `stayed at ${percent(after)}`
      : `${change > 0 ? 'rose' : 'fell'} from ${percent(before)} to ${percent(after)}`;
  const adjusted =
    adjustment !== null && adjustment.goals > 1
      ? `, ${pValue(adjustment.p)} adjusted for ${adjustment.goals} goals`
      : '';
  const evidence = `${points(change)}, 95 % interval ${changeInterval(interval)}, ${flips(metric, improved, worsened)}, ${pValue(p)}${adjusted}`;
  return `${subject} ${moved} on ${itemsInWords(measured)} (${evidence}${DIRECTIONS[metric] ?? ''})`;
}

function itemsInWords({ figures, heldOut }: Measured): string {
  return counted(figures.items, heldOut ? 'held-out item' : 'item');
}

function placeIn([low, high]: [number, number], after: number) {
  const position = after < low - SLACK ? 'below' : after > high + SLACK ? 'above' : 'within';
  const target: NonNullable<Finding['target']> = { low, high, position };
  return { target, words: `${position} the target of ${rateInterval([low, high])}` };
}
