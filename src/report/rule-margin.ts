/** The margin of a `max_drop` rule as a fraction; null for every other rule. */
export function marginOf(rule: string): number | null {
  const number = /^max_drop ([\d.]+)%$/.exec(rule)?.[1];
  return number === undefined ? null : Number(number) / 100;
}
