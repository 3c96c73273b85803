import type { Verdict } from '../domain/verdict/verdict.ts';

/** Whether held-out items are not all that was compared. */
export function isSplit({ overall: { all, held_out } }: Verdict): boolean {
  return (all?.items ?? 0) !== (held_out?.items ?? 0);
}

/** How many compared items were neither held out nor trained on. */
export function neitherCount({ overall: { all, held_out, trained_on } }: Verdict): number {
  return (all?.items ?? 0) - (held_out?.items ?? 0) - (trained_on?.items ?? 0);
}
