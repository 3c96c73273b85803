import { studentQuantile975 } from '../statistics/student-t.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** A mean over questions, in [0, 1], with its 95 % interval. */
export interface Mean {
  questions: number;
  mean: number;
  interval: [number, number];
}

/** Below this, values differ by rounding alone. */
const EQUAL = 1e-9;

/** Mean and spread of values in [0, 1], one at a time (Welford 1962). */
export class MeanTally {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#count++;
    const before = value - this.#mean;
    this.#mean += before / this.#count;
    this.#squares += before * (value - this.#mean);
  }

  /**
   * mean ± t(0.975, n-1) s / sqrt(n) within [0, 1]; where no spread was seen, which is no proof that there is
   * none, Wilson's interval. null over no value.
   */
  get mean(): Mean | null {
    const n = this.#count;
    if (n === 0) return null;
    const mean = Math.min(1, Math.max(0, this.#mean));
    const deviation = n < 2 ? 0 : Math.sqrt(this.#squares / (n - 1));
    if (deviation < EQUAL) return { questions: n, mean, interval: wilsonInterval(mean, n) };
    const half = (studentQuantile975(n - 1) * deviation) / Math.sqrt(n);
    return { questions: n, mean, interval: [Math.max(0, mean - half), Math.min(1, mean + half)] };
  }
}
