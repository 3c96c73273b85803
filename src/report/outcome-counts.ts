import { count } from './numbers.ts';

/** `12 correct, 3 incorrect`; what did not occur is left out. */
export function outcomeCounts(counts: Partial<Record<string, number>>): string {
  return Object.entries(counts)
    .flatMap(([outcome, number = 0]) => (number === 0 ? [] : [`${count(number)} ${outcome}`]))
    .join(', ');
}
