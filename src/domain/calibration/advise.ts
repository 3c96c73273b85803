import type { Random } from '../random.ts';
import type { Criteria, EvidenceRule } from '../verdict/criteria.ts';
import { type Population, resized } from './population.ts';
import { criteriaOf, simulate } from './simulate.ts';
import { MOST_FALSE_PASSES } from './weakness.ts';

/** The gain worth finding, and how often it should be found. */
const GAIN = 0.1;
const POWER = 0.8;
/** Enough to tell 0.8 from 0.77. */
const DRAWS = 1000;
const FEWEST_ITEMS = 8;
const MOST_ITEMS = 10_000;

/** The criteria that would do, and how many items they need. Keys are public. */
export interface Advice {
  /** false: the configured criteria pass too often by chance, and those named here are the defaults. */
  keep: boolean;
  criteria: string[];
  false_pass: number;
  /** Fewest items that decide with which a gain of 10 points in every category passes 4 times in 5; null: no number. */
  items: number | null;
  /** The share of this benchmark that they are; null where it has too few items. */
  holdout: number | null;
}

/** What to change so that a verdict can be believed: nothing, the criteria, or the number of items that decide. */
export function advise(
  population: Population,
  criteria: Criteria,
  evidence: EvidenceRule,
  redrawn: number,
  random: Random,
): Advice {
  const falsePass = (some: Criteria, rule: EvidenceRule) =>
    simulate(population, some, rule, { redrawn, shift: null }, DRAWS * 10, random).pass;
  const configured = falsePass(criteria, evidence);
  const keep = configured <= MOST_FALSE_PASSES;
  const advised: Criteria = keep ? criteria : { criteria: null, decision: criteria.decision };
  const rule: EvidenceRule = keep ? evidence : { ...evidence, strength: 'significant' };
  const items = itemsNeeded(population, advised, rule, redrawn, random);
  return {
    keep,
    criteria: criteriaOf(population, advised).map(({ id }) => id),
    false_pass: keep ? configured : falsePass(advised, rule),
    items,
    holdout:
      items === null || items > population.items ? null : Math.ceil((items / population.items) * 100) / 100,
  };
}

/** Doubles, then halves, to within a twentieth. */
function itemsNeeded(
  population: Population,
  criteria: Criteria,
  evidence: EvidenceRule,
  redrawn: number,
  random: Random,
): number | null {
  const shift = { category: null, change: GAIN };
  const finds = (items: number) =>
    simulate(resized(population, items), criteria, evidence, { redrawn, shift }, DRAWS, random).pass >= POWER;
  // Every category has one item at least.
  let high = Math.max(FEWEST_ITEMS, population.categories.length);
  let low = high - 1;
  while (high <= MOST_ITEMS && !finds(high)) {
    low = high;
    high *= 2;
  }
  if (high > MOST_ITEMS) return null;
  while (high - low > Math.max(1, high / 20)) {
    const middle = Math.round((low + high) / 2);
    if (finds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
