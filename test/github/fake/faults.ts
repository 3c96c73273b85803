/** What can go wrong with one request. `after`: it had its effect, and the answer got lost. */
export type Fault =
  | 'rate-limit'
  | 'secondary-limit'
  /** The limit of the hour: nobody waits that long. */
  | 'used-up'
  | 'broken-before'
  | 'broken-after'
  | 'dropped-before'
  | 'dropped-after'
  | 'hangs-before'
  | 'hangs-after'
  | 'killed-before'
  | 'killed-after';

export const FAULTS: readonly Fault[] = [
  'rate-limit',
  'secondary-limit',
  'broken-before',
  'broken-after',
  'dropped-before',
  'dropped-after',
  'hangs-before',
  'hangs-after',
  'killed-before',
  'killed-after',
];

/** A small generator with a seed (mulberry32): the same seed, the same schedule. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Strikes requests at random, `most` times in all, so that whoever tries again can come through in the end. */
export function faultSchedule(seed: number, share = 0.12, most = 6): () => Fault | null {
  const random = randomOf(seed);
  let left = most;
  return () => {
    const [strikes, which] = [random() < share, random()];
    if (!strikes || left === 0) return null;
    left -= 1;
    return FAULTS[Math.floor(which * FAULTS.length)] ?? null;
  };
}
