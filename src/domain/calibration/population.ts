import type { ItemValues } from '../benchmark/item-values.ts';
import { METRICS, type Metric, primaryMetric } from '../benchmark/metric.ts';
import { Column } from '../notes/column.ts';
import type { CategorySize } from '../verdict/default-criteria.ts';
import { type MetricValues, ValueColumns } from './metric-values.ts';

/** A question as it was observed once. */
export interface ObservedItem {
  category: string;
  /** Whether it is one of the items that decide. */
  deciding: boolean;
  values: ItemValues;
}

/** The observed items laid out for drawing. */
export interface Population {
  categories: CategorySize[];
  values: Record<Metric, MetricValues>;
  items: number;
  /** Rows of each category, as observed: what a redrawn item may become. */
  observed: Int32Array[];
  /** The items that decide: their row, and the index of their category. */
  rows: Int32Array;
  categoryOf: Int32Array;
}

/** What was observed of one category: how many items, how many of them decide. */
interface Observed {
  all: number;
  deciding: number;
  isGraded: boolean;
}

/** `metrics`: those that will be asked for; `most`: there are no more items than that. */
export function populationOf(
  items: Iterable<ObservedItem>,
  most: number,
  metrics: readonly Metric[] = METRICS,
): Population {
  const numbers = new Map<string, number>();
  const groups: Observed[] = [];
  const columns = new ValueColumns(metrics, most);
  const placed = new Column('word');
  for (const { category, deciding, values } of items) {
    const number = numbers.get(category) ?? groups.push({ all: 0, deciding: 0, isGraded: true }) - 1;
    numbers.set(category, number);
    const group = groups[number] as Observed;
    group.all += 1;
    group.deciding += Number(deciding);
    group.isGraded &&= values.kind === 'graded';
    placed.set(columns.items, 2 * number + Number(deciding));
    columns.add(values);
  }
  const categories = [...numbers.keys()].map((name, number) => {
    const { all, deciding, isGraded } = groups[number] as Observed;
    return { name, all, deciding, metric: primaryMetric(isGraded) };
  });
  const members = membersOf(groups, placed, columns.items);
  return {
    categories,
    values: columns.values,
    items: columns.items,
    observed: members.all,
    ...layOut(members.deciding),
  };
}

/** The rows of each category. `placed`: twice its number, and one more where the item decides. */
function membersOf(groups: readonly Observed[], placed: Column, items: number) {
  const all = groups.map((group) => new Int32Array(group.all));
  const deciding = groups.map((group) => new Int32Array(group.deciding));
  const filled = groups.map(() => ({ all: 0, deciding: 0 }));
  for (let row = 0; row < items; row++) {
    const place = placed.get(row);
    const number = place >>> 1;
    const next = filled[number] as { all: number; deciding: number };
    (all[number] as Int32Array)[next.all++] = row;
    if (place % 2 === 1) (deciding[number] as Int32Array)[next.deciding++] = row;
  }
  return { all, deciding };
}

/** The same benchmark with about `size` deciding items: each category's own, repeated or thinned out evenly. */
export function resized(population: Population, size: number): Population {
  const share = size / population.items;
  const deciding = population.observed.map((members) => {
    const count = Math.max(1, Math.round(members.length * share));
    return Int32Array.from(
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

function layOut(deciding: readonly Int32Array[]): Pick<Population, 'rows' | 'categoryOf'> {
  const size = deciding.reduce((sum, { length }) => sum + length, 0);
  const [rows, categoryOf] = [new Int32Array(size), new Int32Array(size)];
  let from = 0;
  for (const [category, members] of deciding.entries()) {
    rows.set(members, from);
    categoryOf.fill(category, from, from + members.length);
    from += members.length;
  }
  return { rows, categoryOf };
}
