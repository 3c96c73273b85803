import { own } from '../own.ts';
import { bonettPriceInterval } from '../statistics/bonett-price.ts';
import { itemsToSee, smallestVisibleChange } from '../statistics/smallest-visible-change.ts';
import { aboveInRound, counted, pointsWithoutSign } from '../wording.ts';
import type { Criteria, Criterion, EvidenceRule, Rule } from './criteria.ts';
import { decide } from './decision.ts';
import { defaultCriteria } from './default-criteria.ts';
import type { ItemCounts } from './item-counts.ts';

/** What is assumed before anything is known: a fifth of the items flips, and a goal is worth a gain of 10 points. */
const DISCORDANCE = 0.2;
const GAIN = 0.1;

/** A criterion that has too few items to decide. */
export interface PreflightFinding {
  id: string;
  kind: 'guard' | 'goal';
  category: string | null;
  /** Items that will decide. */
  items: number;
  /** How many it takes; null where no number would do. */
  needed: number | null;
  /** Whether only a change beyond what is assumed would decide it. */
  hopeless: boolean;
  reason: string;
}

export interface Preflight {
  /** Whether the verdict can be PASS, as far as can be assumed beforehand. */
  canPass: boolean;
  findings: PreflightFinding[];
}

/**
 * Checks before any GPU is used whether the criteria can be met with so many items (VERDICT.md section 6):
 * goals need to see a gain of 10 points when a fifth of the items flips; guards, a drop ruled out when none does.
 */
export function preflight(counts: ItemCounts, criteria: Criteria, evidence: EvidenceRule): Preflight {
  const list = criteria.criteria ?? defaultsFor(counts);
  const findings = list.flatMap((criterion) => check(criterion, counts, evidence) ?? []);
  return { canPass: isReachable(list, findings, criteria.decision), findings };
}

/** What the verdict would be if all went well that can. */
function isReachable(
  criteria: readonly Criterion[],
  findings: readonly PreflightFinding[],
  decision: Criteria['decision'],
): boolean {
  const hopeless = new Set(findings.filter((one) => one.hopeless).map(({ id }) => id));
  const best = criteria.map(({ id, kind }) => ({
    kind,
    finding: hopeless.has(id) ? ('fail' as const) : ('pass' as const),
  }));
  return decide(best, decision) === 'pass';
}

/** Which metric it will be does not matter to how many items it takes. */
function defaultsFor(counts: ItemCounts): Criterion[] {
  return defaultCriteria(
    Object.entries(counts).map(([name, sizes]) => ({ name, ...sizes, metric: 'score' })),
  );
}

function check(criterion: Criterion, counts: ItemCounts, evidence: EvidenceRule): PreflightFinding | null {
  const { id, kind, metric, rule, category, pooled } = criterion;
  const needed = itemsNeeded(criterion, evidence);
  const items = metric === 'loss' ? null : itemsOf(category, pooled, counts);
  if (items === null || (needed !== null && items >= needed)) return null;
  const graded = rule.kind === 'improves' && evidence.strength === 'significant';
  const visible = graded ? smallestVisibleChange(items, DISCORDANCE) : null;
  const heldOut = evidence.items === 'held-out' ? 'held-out' : '';
  const name = [heldOut, pooled ? '' : (category ?? ''), 'item'].filter(Boolean).join(' ');
  const these = `${counted(items, name)}${pooled ? ` of ${category}` : ''}`;
  const reason = `With ${these} ${limitOf(items, rule, visible)}; ${needOf(needed, rule, graded)}.`;
  return { id, kind, category, items, needed, hopeless: visible === null, reason };
}

/** What so few items leave open. A model can change more than is assumed: nothing is called impossible. */
function limitOf(items: number, rule: Rule, visible: number | null): string {
  if (items === 0) return 'nothing is measured';
  if (rule.kind === 'max_drop') {
    const drop = rule.margin === 0 ? 'a drop' : `a drop of ${pointsWithoutSign(rule.margin)}`;
    return `${drop} could hardly be ruled out`;
  }
  return visible === null
    ? `even a gain of ${pointsWithoutSign(DISCORDANCE)} would hardly be seen`
    : `a gain under ${pointsWithoutSign(visible)} would hardly be seen`;
}

/** With what is assumed: `calibrate` and the verdict go by what they see, and name other numbers. */
function needOf(needed: number | null, rule: Rule, graded: boolean): string {
  if (needed === null) return 'no number of items would do';
  if (graded) {
    return `a gain of ${pointsWithoutSign(GAIN)} would need about ${aboveInRound(needed)}, if a fifth of the answers changed`;
  }
  return rule.kind === 'max_drop'
    ? `it would need about ${aboveInRound(needed)}, if no answer changed`
    : 'it would need one';
}

/** Any item will do where any gain, or a bare floor, is enough. */
function itemsNeeded({ rule }: Criterion, { strength }: EvidenceRule): number | null {
  if (rule.kind === 'improves' && strength === 'significant') return itemsToSee(GAIN, DISCORDANCE);
  return rule.kind === 'max_drop' ? itemsToHold(rule.margin) : 1;
}

/** Fewest items whose interval rules a drop out when not one of them flips; null where none do. */
function itemsToHold(margin: number): number | null {
  if (margin <= 0) return null;
  let items = 1;
  while (bonettPriceInterval(0, 0, items)[0] < -margin) items += 1;
  return items;
}

/** null where the dataset says nothing of the category: the benchmark may still hold it. */
function itemsOf(
  category: string | null,
  pooled: readonly string[] | undefined,
  counts: ItemCounts,
): number | null {
  const names = pooled ?? (category === null ? Object.keys(counts) : [category]);
  const known = names.flatMap((name) => own(counts, name) ?? []);
  if (known.length === 0 && category !== null) return null;
  return known.reduce((total, { deciding }) => total + deciding, 0);
}
