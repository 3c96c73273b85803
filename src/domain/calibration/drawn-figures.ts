import { directionOf, isYesOrNo, type Metric } from '../benchmark/metric.ts';
import { changeInterval } from '../statistics/change-interval.ts';
import { signTest } from '../statistics/sign-test.ts';
import { studentQuantile975 } from '../statistics/student-t.ts';
import type { Criterion } from '../verdict/criteria.ts';
import type { RuleFigures } from '../verdict/rule-result.ts';
import type { Draw } from './draw.ts';
import type { MetricValues } from './metric-values.ts';
import type { Population } from './population.ts';

const EQUAL = 1e-9;

/**
 * The figures of one criterion over one draw after another, as a `FiguresTally` would compute them; only items that the
 * draw touched are looked at, since all others did not change.
 */
export class DrawnFigures implements RuleFigures {
  readonly items: number;
  change = 0;
  #rose = 0;
  #fell = 0;
  #squares = 0;
  readonly #population: Population;
  readonly #values: MetricValues;
  readonly #metric: Metric;
  readonly #isMember: Uint8Array;
  readonly #before: number;
  /** Whether every value of the baseline is 0 or 1, and whether every value of the draw is too. */
  readonly #wasBinary: boolean;
  #isBinary = true;
  readonly #quantile: number;

  constructor(population: Population, metric: Metric, isMember: Uint8Array) {
    this.#population = population;
    this.#metric = metric;
    this.#values = population.values[metric];
    this.#isMember = isMember;
    let [items, sum, isAllBinary] = [0, 0, true];
    for (const [item, row] of population.rows.entries()) {
      if (isMember[item] !== 1) continue;
      const value = this.#value(row);
      items += 1;
      sum += value;
      isAllBinary &&= isYesOrNo(value);
    }
    this.items = items;
    this.#before = sum / items;
    this.#wasBinary = isAllBinary;
    this.#quantile = studentQuantile975(Math.max(1, this.items - 1));
  }

  get improved(): number {
    return directionOf(this.#metric) === 1 ? this.#rose : this.#fell;
  }

  get worsened(): number {
    return directionOf(this.#metric) === 1 ? this.#fell : this.#rose;
  }

  get after(): number {
    return this.#before + this.change;
  }

  get p(): number {
    return signTest(this.#rose, this.#fell);
  }

  get interval(): [number, number] {
    return changeInterval(
      {
        isBinary: this.#wasBinary && this.#isBinary,
        items: this.items,
        rose: this.#rose,
        fell: this.#fell,
        mean: this.change,
        squares: this.#squares - this.items * this.change * this.change,
        alike: this.change,
      },
      () => this.#quantile,
    );
  }

  measure(draw: Draw): void {
    let sum = 0;
    this.#squares = 0;
    this.#rose = 0;
    this.#fell = 0;
    this.#isBinary = true;
    for (const item of draw.touched) {
      if (this.#isMember[item] === 0) continue;
      const now = this.#value(draw.now[item] ?? 0);
      const difference = now - this.#value(this.#population.rows[item] ?? 0);
      // NaN: it was redrawn from an item that lacks this metric, so that nothing is known to have changed.
      if (!(Math.abs(difference) > EQUAL)) continue;
      this.#isBinary &&= isYesOrNo(now);
      sum += difference;
      this.#squares += difference * difference;
      if (difference > 0) this.#rose += 1;
      else this.#fell += 1;
    }
    this.change = Math.abs(sum) < EQUAL ? 0 : sum / this.items;
  }

  #value(row: number): number {
    return this.#values.at(row);
  }
}

/** The deciding items that a criterion is about and that have its metric, marked by 1; null where there are none. */
export function membersOf(
  { categories, rows, categoryOf, values }: Population,
  { category, pooled }: Criterion,
  metric: Metric,
): Uint8Array | null {
  const belongs = categories.map(({ name }) =>
    pooled === undefined ? category === null || name === category : pooled.includes(name),
  );
  // Filled in place: there may be very many.
  const members = new Uint8Array(rows.length);
  for (const [item, row] of rows.entries()) {
    const isMember = belongs[categoryOf[item] ?? 0] === true && !Number.isNaN(values[metric].at(row));
    members[item] = Number(isMember);
  }
  return members.includes(1) ? members : null;
}
