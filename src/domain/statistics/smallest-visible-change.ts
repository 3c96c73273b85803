import { BinomialTail, binomialMass, binomialUpperTail } from './binomial-tail.ts';

const LEVEL = 0.05;
const POWER = 0.8;
/** The share of items taken to flip is never below this: few flips seen are no promise of few to come. */
const LEAST_DISCORDANCE = 0.1;
/** With fewer flips than this not even a clean sweep is significant: 2 / 2^6 < 0.05. */
const FEWEST_FLIPS = 6;

/**
 * The smallest gain, on a grid of 0.01, that n items of which a share `discordance` flips would have shown as
 * significant (exact sign test) with 80 % power; null where no gain up to the discordance would (VERDICT.md 5).
 */
export function smallestVisibleChange(n: number, discordance: number): number | null {
  const psi = Math.min(1, Math.max(LEAST_DISCORDANCE, discordance));
  const cases = flipCases(n, psi);
  const visible = (step: number) => power(cases, psi, step / 100) >= POWER;
  let high = Math.floor(psi * 100 + 1e-9);
  if (!visible(high)) return null;
  let low = 0;
  // Power only rises with the gain, so that halving finds the first step that suffices.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (visible(middle)) high = middle;
    else low = middle;
  }
  return high / 100;
}

/** Fewest items whose smallest visible change is at most `change`, at the given discordance. */
export function itemsToSee(change: number, discordance: number): number {
  const seen = (n: number) => (smallestVisibleChange(n, discordance) ?? 1) <= change + 1e-9;
  let high = 8;
  while (!seen(high)) high *= 2;
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (seen(middle)) high = middle;
    else low = middle;
  }
  return high;
}

interface FlipCase {
  /** How likely this many flips are. */
  weight: number;
  /** Fewest improved among them that are significant. */
  needed: number;
}

/** Every likely number of flips, upwards from `first`; the rest weighs less than 1e-14. */
interface FlipCases {
  first: number;
  cases: FlipCase[];
}

function flipCases(n: number, psi: number): FlipCases {
  const spread = 8 * Math.sqrt(n * psi * (1 - psi)) + 8;
  const first = Math.max(FEWEST_FLIPS, Math.floor(n * psi - spread));
  const last = Math.min(n, Math.ceil(n * psi + spread));
  if (last < first) return { first, cases: [] };
  const needed = new BinomialTail(neededOf(first), first, 0.5);
  const cases: FlipCase[] = [];
  for (let flips = first; flips <= last; flips++) {
    if (flips > first) needed.addTrial();
    if (2 * needed.tail >= LEVEL) needed.raiseThreshold();
    const weight = psi === 1 ? Number(flips === n) : binomialMass(flips, n, psi);
    cases.push({ weight, needed: needed.threshold });
  }
  return { first, cases };
}

/** Fewest improved of at least six flips with a two-sided p below the level. */
function neededOf(flips: number): number {
  let needed = Math.ceil(flips / 2 + 0.9 * Math.sqrt(flips));
  while (needed > 1 && 2 * binomialUpperTail(needed - 1, flips, 0.5) < LEVEL) needed -= 1;
  while (2 * binomialUpperTail(needed, flips, 0.5) >= LEVEL) needed += 1;
  return needed;
}

function power({ first, cases }: FlipCases, psi: number, gain: number): number {
  const [head] = cases;
  if (head === undefined) return 0;
  // Where all flips are improvements the walk would divide by zero; this close to 1 nothing changes.
  const share = Math.min((psi + gain) / (2 * psi), 1 - 1e-12);
  const tail = new BinomialTail(head.needed, first, share);
  let sum = 0;
  for (const [index, { weight, needed }] of cases.entries()) {
    if (index > 0) tail.addTrial();
    if (needed > tail.threshold) tail.raiseThreshold();
    sum += weight * tail.tail;
  }
  return sum;
}
