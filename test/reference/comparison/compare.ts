import { identityOf, type Sha256 } from '../../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem, BenchmarkRun, Warning } from '../../../src/domain/benchmark/item.ts';
import type {
  CategoryComparison,
  Comparison,
  ItemChange,
  PooledCategories,
} from '../../../src/domain/comparison/comparison.ts';
import { isSmall } from '../../../src/domain/comparison/small-category.ts';
import type { Manifest } from '../../../src/domain/dataset/dataset.ts';
import { RetakeError } from '../../../src/domain/error.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import { listChanges } from './changes.ts';
import type { ComparedItem } from './compared-item.ts';
import { comparisonWarnings } from './comparison-warnings.ts';
import { evidenceOf } from './evidence.ts';
import { itemValues } from './item-values.ts';
import { baselineMetric, compareCategory, measure } from './measurement.ts';
import { type Pair, type Pairing, pairRuns } from './pairing.ts';

/** With the texts of what changed. */
export type ComparedInMemory = Comparison & { changes: ItemChange[] };

export interface CompareOptions {
  /** What was trained on; null where nobody said. */
  manifest: Manifest | null;
  sha256: Sha256;
  /** Also list the questions that stayed right, for whoever wants to look through all of them. */
  keepRight?: boolean;
}

/**
 * Comparing as one would write it with everything in memory: what the real one is held against.
 *
 * Pairs baseline and candidate question by question and measures what changed (VERDICT.md sections 2, 4 and 5).
 * Throws RetakeError RUNS_NOT_COMPARABLE where they have no question in common.
 */
export function compareInMemory(
  before: BenchmarkRun,
  after: BenchmarkRun,
  options: CompareOptions,
): ComparedInMemory {
  const { manifest, sha256 } = options;
  const pairing = pairRuns(before.items, after.items);
  requireCommon(before, after, pairing, sha256);
  const { evidence, warnings } = evidenceOf(pairing.pairs, manifest, sha256, before.files);
  const items = pairing.pairs.map((pair, index) => comparedItem(pair, evidence[index] ?? 'neither'));
  const byCategory = itemsByCategory(before.items, items);
  const categories = new Map([...byCategory].map(([name, members]) => [name, compareCategory(members)]));
  const trained = items.filter((item) => item.evidence === 'trained_on').length;
  return {
    before: comparedRun(before),
    after: comparedRun(after),
    categories: Object.fromEntries(categories),
    overall: compareCategory(items),
    pooled: {
      held_out: poolSmall(byCategory, categories, 'held_out'),
      all: poolSmall(byCategory, categories, 'all'),
    },
    unmatched: pairing.unmatched,
    lost: pairing.lost,
    vanished: vanishedCategories(before.items, byCategory),
    contamination: {
      trained_items_compared: trained,
      share: items.length === 0 ? 0 : trained / items.length,
    },
    changes: listChanges(
      items,
      (category) => categories.get(category)?.all?.metric ?? 'score',
      sha256,
      options.keepRight,
    ),
    warnings: distinct([
      ...before.warnings,
      ...after.warnings,
      ...pairing.warnings,
      ...comparisonWarnings(before, after, pairing.pairs),
      ...warnings,
    ]),
  };
}

function comparedItem(pair: Pair, evidence: ComparedItem['evidence']): ComparedItem {
  return { pair, category: pair.before[0].category, evidence, values: itemValues(pair) };
}

/** Every category of the baseline, also one of which nothing is left to compare: its absence must show. */
function itemsByCategory(baseline: readonly BenchmarkItem[], items: readonly ComparedItem[]) {
  const categories = new Map<string, ComparedItem[]>();
  for (const { category } of baseline) if (!categories.has(category)) categories.set(category, []);
  for (const item of items) categories.get(item.category)?.push(item);
  return categories;
}

function vanishedCategories(baseline: readonly BenchmarkItem[], byCategory: Map<string, ComparedItem[]>) {
  const vanished = [...byCategory].filter(([, members]) => members.length === 0);
  return Object.fromEntries(
    vanished.map(([name]) => [name, baselineMetric(baseline.filter(({ category }) => category === name))]),
  );
}

function poolSmall(
  byCategory: Map<string, ComparedItem[]>,
  compared: Map<string, CategoryComparison>,
  evidence: 'held_out' | 'all',
): PooledCategories | null {
  const small = [...compared].filter(([, { all, [evidence]: deciding }]) =>
    isSmall(all?.items ?? 0, deciding?.items ?? 0),
  );
  if (small.length === 0) return null;
  const items = small.flatMap(([category]) => byCategory.get(category) ?? []);
  const deciding = evidence === 'all' ? items : items.filter((item) => item.evidence === 'held_out');
  return { categories: small.map(([category]) => category), measurement: measure(deciding) };
}

function comparedRun({ model, files, items }: BenchmarkRun): Comparison['before'] {
  return { model, files, items: items.length };
}

function distinct(warnings: readonly Warning[]): Warning[] {
  return [...groupBy(warnings, ({ code, message }) => `${code}\0${message}`).values()].flatMap(
    ([first]) => first ?? [],
  );
}

function requireCommon(
  before: BenchmarkRun,
  after: BenchmarkRun,
  { pairs, unmatched }: Pairing,
  sha256: Sha256,
): void {
  if (pairs.length > 0 || unmatched.errors > 0) return;
  const sides = `${described(before, sha256)} before, ${described(after, sha256)} after`;
  if (unmatched.changed > 0) {
    throw new RetakeError(
      'RUNS_NOT_COMPARABLE',
      `Every common question has another prompt or reference: ${sides}`,
      {
        hint: 'Compare results of the same version of the benchmark.',
      },
    );
  }
  throw new RetakeError('RUNS_NOT_COMPARABLE', `The two runs have no question in common: ${sides}`, {
    hint: 'Questions are joined by task and id, or by prompt where they have no id: compare results of one benchmark.',
  });
}

function described({ items }: BenchmarkRun, sha256: Sha256): string {
  const [first] = items;
  const count = `${items.length} ${items.length === 1 ? 'answer' : 'answers'}`;
  if (first === undefined) return count;
  const example =
    first.id === null ? `${first.task} ${identityOf(first, sha256).slice(0, 12)}` : identityOf(first, sha256);
  return `${count} (such as ${example})`;
}
