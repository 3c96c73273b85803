import type { Figures } from './comparison.ts';
import type { Criterion, EvidenceRule, Rule } from './criteria.ts';
import type { CriterionFigures } from './criterion-figures.ts';
import type { Adjustment, FindingBody } from './finding.ts';
import { directionOf } from './metric.ts';
import { wilsonInterval } from './statistics/wilson.ts';
import type { Finding, FindingResult } from './verdict.ts';
import {
  changeInterval,
  flips,
  metricInWords,
  percent,
  points,
  pValue,
  rateInterval,
  size,
} from './wording.ts';

type Measured = Extract<CriterionFigures, { missing: null }>;

/** What a rule makes of the figures: its result, and what the sentence says about it. */
interface Ruling {
  finding: FindingResult;
  sentence: string;
  interval: [number, number];
}

/** Comparisons with a bound forgive what floating point adds. */
const SLACK = 1e-12;
const LEVEL = 0.05;

/** Judges a rule on figures that were measured (the table of VERDICT.md section 6). */
export function figuresFinding(
  { kind, rule, target }: Criterion,
  measured: Measured,
  { strength }: EvidenceRule,
  adjustment: Adjustment | null,
): FindingBody {
  const { figures } = measured;
  const ruling = rulingOf(rule, measured, strength, adjustment);
  const unmet = kind === 'goal' && ruling.finding !== 'pass';
  const place = target === null ? null : placeIn(target, figures.after);
  return {
    finding: ruling.finding,
    items: figures.items,
    before: figures.before,
    after: figures.after,
    change: figures.change,
    interval: ruling.interval,
    improved: figures.improved,
    worsened: figures.worsened,
    p: figures.p,
    p_adjusted: adjustment?.p ?? null,
    smallest_visible_change: figures.smallest_visible_change,
    ...(place === null ? {} : { target: place.target }),
    reason: [ruling.sentence, unmet ? visibility(figures) : [], place?.words ?? []].flat().join('; '),
  };
}

function rulingOf(
  rule: Rule,
  measured: Measured,
  strength: EvidenceRule['strength'],
  adjustment: Adjustment | null,
): Ruling {
  switch (rule.kind) {
    case 'improves':
      return strength === 'any' ? improvesAtAll(measured) : improves(measured, adjustment);
    case 'max_drop':
      return maxDrop(rule.margin, measured);
    case 'at_least':
      return bound(measured, rule.floor, 'floor');
    case 'at_most':
      return bound(measured, rule.ceiling, 'ceiling');
    case 'decreases':
      return {
        finding: 'not-measured',
        sentence: 'not measured: `decreases` is for the training loss',
        interval: measured.figures.interval,
      };
  }
}

function improves(measured: Measured, adjustment: Adjustment | null): Ruling {
  const { figures } = measured;
  const { interval } = figures;
  const sentence = changeSentence(measured, adjustment);
  const gain = figures.change * directionOf(measured.metric);
  if (gain <= 0) return { finding: 'fail', sentence: `${sentence}: no improvement`, interval };
  const significant = figures.improved > figures.worsened && (adjustment?.p ?? figures.p) < LEVEL;
  if (significant) return { finding: 'pass', sentence, interval };
  return { finding: 'inconclusive', sentence: `${sentence}: not distinguishable from noise`, interval };
}

function improvesAtAll(measured: Measured): Ruling {
  const { figures } = measured;
  const { interval, p } = figures;
  const sentence = changeSentence(measured, null);
  const gain = figures.change * directionOf(measured.metric);
  if (gain <= 0) return { finding: 'fail', sentence: `${sentence}: no improvement`, interval };
  const noise = p < LEVEL ? '' : `; not distinguishable from noise (${pValue(p)})`;
  return { finding: 'pass', sentence: `${sentence}${noise}`, interval };
}

function maxDrop(margin: number, measured: Measured): Ruling {
  const { change, interval } = measured.figures;
  const better = directionOf(measured.metric) === 1;
  const [low, high] = better ? interval : [-interval[1], -interval[0]];
  const gain = better ? change : -change;
  const sentence = changeSentence(measured, null);
  const drop = `a ${better ? 'drop' : 'rise'} of more than ${size(margin)}`;
  if (low >= -margin - SLACK)
    return { finding: 'pass', sentence: `${sentence}: ${drop} is ruled out`, interval };
  if (high < 0 && gain < -margin - SLACK) {
    return { finding: 'fail', sentence: `${sentence}: ${drop}, which is more than allowed`, interval };
  }
  return { finding: 'inconclusive', sentence: `${sentence}: ${drop} cannot be ruled out`, interval };
}

function bound(measured: Measured, limit: number, name: 'floor' | 'ceiling'): Ruling {
  const { figures, metric, category } = measured;
  const { after, before, items } = figures;
  const holds = name === 'floor' ? after >= limit - SLACK : after <= limit + SLACK;
  const interval = wilsonInterval(after, items);
  const noise = interval[0] <= limit && limit <= interval[1] ? `, within noise of the ${name}` : '';
  const side = name === 'floor' ? (holds ? 'not below' : 'below') : holds ? 'not above' : 'above';
  const sentence = `${metricInWords(category, metric)} ${percent(after)} on ${itemsInWords(measured)} (before ${percent(before)}, 95 % interval ${rateInterval(interval)}), ${side} the ${name} of ${percent(limit)}${noise}`;
  return { finding: holds ? 'pass' : 'fail', sentence, interval };
}

/** `math wins rose from 6 % to 12 % on 50 items (+6 points, …)`. */
function changeSentence(measured: Measured, adjustment: Adjustment | null): string {
  const { figures, metric, category } = measured;
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
  return `${metricInWords(category, metric)} ${moved} on ${itemsInWords(measured)} (${evidence})`;
}

function itemsInWords({ figures, heldOut }: Measured): string {
  return `${figures.items} ${heldOut ? 'held-out ' : ''}${figures.items === 1 ? 'item' : 'items'}`;
}

function visibility({ smallest_visible_change: smallest }: Figures): string {
  return smallest === null
    ? 'this benchmark could not have seen any change'
    : `this benchmark cannot see a change under ${size(smallest)}`;
}

function placeIn([low, high]: [number, number], after: number) {
  const position = after < low - SLACK ? 'below' : after > high + SLACK ? 'above' : 'within';
  const target: NonNullable<Finding['target']> = { low, high, position };
  return { target, words: `${position} the target of ${rateInterval([low, high])}` };
}
