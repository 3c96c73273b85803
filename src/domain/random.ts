import { fnv1a } from './fnv.ts';

/** Uniform in [0, 1). */
export type Random = () => number;

/**
 * A seeded source of randomness (mulberry32) in integer arithmetic only, so that it gives the same numbers on
 * every machine. The purpose keeps streams of one seed apart: `exam` and `weights` have nothing in common.
 */
export function seededRandom(seed: number, purpose: string): Random {
  let state = fnv1a(`${seed} ${purpose}`);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `limit` - 1. */
export function randomBelow(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

/** The values in a random order (Fisher-Yates); the given list stays as it is. */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1, random);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}
