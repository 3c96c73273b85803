import { incompleteBeta } from './incomplete-beta.ts';

/** P(|T| > t) for Student's t with the given degrees of freedom. */
export function studentTwoSided(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The 0.975 quantile of Student's t, to about 1e-12; 12.706 at one degree of freedom and falling to 1.96. */
export function studentQuantile975(degrees: number): number {
  let low = 1.9;
  let high = 13;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentTwoSided(middle, degrees) > 0.05) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
