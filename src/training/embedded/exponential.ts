/** Below this e^x does not matter to a softmax. */
const SMALLEST = -700;

/**
 * e^x for x <= 0, from additions, multiplications and divisions alone: IEEE 754 fixes those to the last bit, but
 * not Math.exp, and a run must give the same numbers on every machine. Relative error below 1e-14.
 */
export function exponential(x: number): number {
  if (x < SMALLEST) return 0;
  const halvings = Math.round(x / -Math.LN2);
  const rest = x + halvings * Math.LN2;
  let sum = 1;
  for (let term = 14; term > 0; term--) sum = 1 + (rest / term) * sum;
  return sum / 2 ** halvings;
}
