/** Holm's step-down adjustment (Holm 1979): p values in the order given, each at most 1. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length);
  let floor = 0;
  for (const [rank, { p, index }] of order.entries()) {
    floor = Math.max(floor, Math.min(1, p * (order.length - rank)));
    adjusted[index] = floor;
  }
  return adjusted;
}
