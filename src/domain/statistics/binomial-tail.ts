import { incompleteBeta } from './incomplete-beta.ts';
import { logChoose } from './log-gamma.ts';

/** P(X = k) for X ~ Binomial(n, p), 0 <= k <= n, 0 < p < 1. */
export function binomialMass(k: number, n: number, p: number): number {
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** P(X >= k) for X ~ Binomial(n, p). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : incompleteBeta(p, k, n - k + 1);
}

/** P(X >= threshold) for X ~ Binomial(trials, p), walked from one case to the next in a few operations. */
export class BinomialTail {
  readonly #p: number;
  #trials: number;
  #threshold: number;
  #mass: number;
  #tail: number;

  /** Starts at 1 <= threshold <= trials, 0 < p < 1. */
  constructor(threshold: number, trials: number, p: number) {
    this.#p = p;
    this.#trials = trials;
    this.#threshold = threshold;
    this.#mass = binomialMass(threshold, trials, p);
    this.#tail = binomialUpperTail(threshold, trials, p);
  }

  get threshold(): number {
    return this.#threshold;
  }

  get tail(): number {
    return this.#tail;
  }

  addTrial(): void {
    const p = this.#p;
    const massBelow = (this.#mass * this.#threshold * (1 - p)) / ((this.#trials - this.#threshold + 1) * p);
    this.#tail += p * massBelow;
    this.#trials += 1;
    this.#mass *= (this.#trials * (1 - p)) / (this.#trials - this.#threshold);
  }

  raiseThreshold(): void {
    const odds = this.#p / (1 - this.#p);
    this.#tail -= this.#mass;
    this.#mass *= ((this.#trials - this.#threshold) / (this.#threshold + 1)) * odds;
    this.#threshold += 1;
  }
}
