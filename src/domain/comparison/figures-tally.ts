import type { Change } from '../benchmark/item-values.ts';
import { directionOf, isYesOrNo, type Metric } from '../benchmark/metric.ts';
import { changeInterval } from '../statistics/change-interval.ts';
import { signTest } from '../statistics/sign-test.ts';
import { smallestVisibleChange } from '../statistics/smallest-visible-change.ts';
import type { Figures } from './comparison.ts';

/** Scores closer than this are equal: what is left of adding the same numbers in another order. */
const EQUAL = 1e-9;

/**
 * One metric over the questions it could be measured on (VERDICT.md section 5), one question at a time. All are shown
 * to it once, and, where it `needsSpread`, once more: the squares about a mean want to know the mean.
 */
export class FiguresTally {
  readonly #metric: Metric;
  #items = 0;
  #rose = 0;
  #fell = 0;
  #before = 0;
  #after = 0;
  #differences = 0;
  #firstDifference = 0;
  #squares = 0;
  #isBinary = true;

  constructor(metric: Metric) {
    this.#metric = metric;
  }

  get needsSpread(): boolean {
    return !this.#isBinary && this.#items > 1;
  }

  add({ before, after }: Change): void {
    const difference = after - before;
    if (this.#items === 0) this.#firstDifference = difference;
    this.#items += 1;
    if (difference > EQUAL) this.#rose += 1;
    else if (difference < -EQUAL) this.#fell += 1;
    this.#before += before;
    this.#after += after;
    this.#differences += difference;
    this.#isBinary &&= isYesOrNo(before) && isYesOrNo(after);
  }

  addSpread({ before, after }: Change): void {
    this.#squares += (after - before - this.#mean) ** 2;
  }

  /** Of at least one question. */
  get figures(): Figures {
    const items = this.#items;
    const [rose, fell] = [this.#rose, this.#fell];
    const [improved, worsened] = directionOf(this.#metric) === 1 ? [rose, fell] : [fell, rose];
    return {
      items,
      improved,
      worsened,
      unchanged: items - improved - worsened,
      before: this.#before / items,
      after: this.#after / items,
      change: Math.abs(this.#mean) < EQUAL / items ? 0 : this.#mean,
      interval: changeInterval({
        isBinary: this.#isBinary,
        items,
        rose,
        fell,
        mean: this.#mean,
        squares: this.#squares,
        alike: this.#firstDifference,
      }),
      p: signTest(improved, worsened),
      smallest_visible_change: smallestVisibleChange(items, (improved + worsened) / items),
    };
  }

  get #mean(): number {
    return this.#differences / this.#items;
  }
}
