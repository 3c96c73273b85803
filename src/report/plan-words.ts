import type { Plan } from '../domain/training/plan.ts';
import { duration, money } from './numbers.ts';

/** `7 min to 25 min`. */
export function planTime({ minutes: [quick, slow] }: Plan): string {
  return range(duration(quick * 60), duration(slow * 60));
}

/** `$0.26 to $0.92`; null where no price is known. */
export function planCost({ usd }: Plan): string | null {
  return usd === null ? null : range(money(usd[0]), money(usd[1]));
}

/** What is printed alike is said once. */
function range(low: string, high: string): string {
  return low === high ? low : `${low} to ${high}`;
}
