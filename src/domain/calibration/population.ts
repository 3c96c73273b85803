import type { ItemValues } from '../benchmark/item-values.ts';
import { METRICS, type Metric } from '../benchmark/metric.ts';
import { groupBy } from '../group-by.ts';
import type { CategorySize } from '../verdict/default-criteria.ts';

/** A question as it was observed once. */
export interface ObservedItem {
  category: string;
  /** Whether it is one of the items that decide. */
  deciding: boolean;
  values: ItemValues;
}

/**
 * The observed items laid out for drawing. Each has three rows of values: as observed (row = its number), at its best
 * (one population further) and at its worst (two further).
 */
export interface Population {
  categories: CategorySize[];
  /** Values by metric and row; NaN where the metric cannot be measured on the item. */
  values: Record<Metric, Float64Array>;
  items: number;
  /** Rows of each category, as observed: what a redrawn item may become. */
  observed: Int32Array[];
  /** The items that decide: their row, and the index of their category. */
  rows: Int32Array;
  categoryOf: Int32Array;
}

/** What an item scores at its best, and, mirrored, at its worst; consistency says nothing about right and wrong. */
const BEST: Partial<Record<Metric, number>> = {
  score: 1,
  accuracy: 1,
  win_rate: 1,
  tie_rate: 0,
  loss_rate: 0,
  win_or_tie_rate: 1,
};
const WORST: Partial<Record<Metric, number>> = {
  score: 0,
  accuracy: 0,
  win_rate: 0,
  tie_rate: 0,
  loss_rate: 1,
  win_or_tie_rate: 0,
};

export function populationOf(items: readonly ObservedItem[]): Population {
  const groups = [...groupBy(items.keys(), (index) => items[index]?.category ?? '')];
  const deciding = groups.map(([, members]) => members.filter((index) => items[index]?.deciding));
  return {
    categories: groups.map(([name, members], index) => ({
      name,
      all: members.length,
      deciding: deciding[index]?.length ?? 0,
      metric: members.every((member) => items[member]?.values.kind === 'graded') ? 'accuracy' : 'score',
    })),
    values: valuesOf(items),
    items: items.length,
    observed: groups.map(([, members]) => Int32Array.from(members)),
    ...layOut(deciding),
  };
}

/** The same benchmark with about `size` deciding items: each category's own, repeated or thinned out evenly. */
export function resized(population: Population, size: number): Population {
  const share = size / population.items;
  const deciding = population.observed.map((members) => {
    const count = Math.max(1, Math.round(members.length * share));
    return Array.from(
      { length: count },
      (_, index) => members[Math.floor((index * members.length) / count)] ?? 0,
    );
  });
  const categories = population.categories.map((category, index) => {
    const count = deciding[index]?.length ?? 0;
    return { ...category, deciding: count, all: Math.max(count, category.all) };
  });
  return { ...population, categories, ...layOut(deciding) };
}

function layOut(deciding: readonly (readonly number[])[]): Pick<Population, 'rows' | 'categoryOf'> {
  return {
    rows: Int32Array.from(deciding.flat()),
    categoryOf: Int32Array.from(deciding.flatMap((members, index) => members.map(() => index))),
  };
}

function valuesOf(items: readonly ObservedItem[]): Population['values'] {
  const columns = METRICS.map((metric) => {
    const observed = items.map(({ values }) => values.changes[metric]?.before ?? Number.NaN);
    const moved = (to: number | undefined) =>
      observed.map((value) => (to === undefined || Number.isNaN(value) ? value : to));
    return [
      metric,
      Float64Array.from([...observed, ...moved(BEST[metric]), ...moved(WORST[metric])]),
    ] as const;
  });
  return Object.fromEntries(columns) as Population['values'];
}
