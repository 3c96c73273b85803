import type { ItemValues } from '../benchmark/item-values.ts';
import { METRICS, type Metric } from '../benchmark/metric.ts';

/** What an item scores at its best, and, mirrored, at its worst; consistency says nothing about right and wrong. */
const EXTREMES: Record<Metric, { best: number; worst: number } | null> = {
  score: { best: 1, worst: 0 },
  accuracy: { best: 1, worst: 0 },
  win_rate: { best: 1, worst: 0 },
  tie_rate: { best: 0, worst: 0 },
  loss_rate: { best: 0, worst: 1 },
  win_or_tie_rate: { best: 1, worst: 0 },
  consistency: null,
};

/**
 * One metric of the items of a population. Each has three rows: as observed (its number), at its best (one population
 * further) and at its worst (two further).
 */
export class MetricValues {
  readonly #observed: Float64Array;
  readonly #extremes: { best: number; worst: number } | null;

  constructor(metric: Metric, observed: Float64Array) {
    this.#observed = observed;
    this.#extremes = EXTREMES[metric];
  }

  /** NaN where the metric cannot be measured on the item. */
  at(row: number): number {
    const items = this.#observed.length;
    if (row < items) return this.#observed[row] ?? Number.NaN;
    const observed = this.#observed[row % items] ?? Number.NaN;
    if (this.#extremes === null || Number.isNaN(observed)) return observed;
    return row < 2 * items ? this.#extremes.best : this.#extremes.worst;
  }
}

/** Gathers the values of one item after the other. */
export class ValueColumns {
  readonly #columns: Map<Metric, Float64Array>;
  #items = 0;

  /** `most`: no more items will come. */
  constructor(metrics: readonly Metric[], most: number) {
    this.#columns = new Map(metrics.map((metric) => [metric, new Float64Array(most).fill(Number.NaN)]));
  }

  add({ changes }: ItemValues): void {
    for (const [metric, column] of this.#columns) {
      const value = changes[metric]?.before;
      if (value !== undefined) column[this.#items] = value;
    }
    this.#items += 1;
  }

  get items(): number {
    return this.#items;
  }

  get values(): Record<Metric, MetricValues> {
    const none = new Float64Array(0);
    const entries = METRICS.map((metric) => {
      const column = this.#columns.get(metric) ?? none;
      return [metric, new MetricValues(metric, column.subarray(0, this.#items))] as const;
    });
    return Object.fromEntries(entries) as Record<Metric, MetricValues>;
  }
}
