import { type BenchmarkItem, isJudged } from '../../../src/domain/benchmark/item.ts';
import { METRICS, type Metric } from '../../../src/domain/benchmark/metric.ts';
import type { CategoryComparison, Figures, Measurement } from '../../../src/domain/comparison/comparison.ts';
import type { ComparedItem } from './compared-item.ts';
import { figuresOf } from './figures.ts';
import type { Change } from './item-values.ts';

/** Evidence, memorisation and both together; null where there is no such item. */
export function compareCategory(items: readonly ComparedItem[]): CategoryComparison {
  const all = measure(items);
  const part = (evidence: ComparedItem['evidence']) => {
    const members = items.filter((item) => item.evidence === evidence);
    return members.length === items.length ? all : measure(members);
  };
  return { held_out: part('held_out'), trained_on: part('trained_on'), all };
}

/** All metrics that can be measured on these items, the primary one's figures on top; null for no items. */
export function measure(items: readonly ComparedItem[]): Measurement | null {
  const metrics: Partial<Record<Metric, Figures>> = {};
  for (const metric of METRICS) {
    const changes: Change[] = [];
    for (const { values } of items) {
      const change = values.changes[metric];
      if (change !== undefined) changes.push(change);
    }
    if (changes.length > 0) metrics[metric] = figuresOf(metric, changes);
  }
  const metric = primaryMetric(items);
  const figures = metrics[metric];
  return figures === undefined ? null : { metric, ...figures, metrics };
}

/** `accuracy` of graded results; `score` of judged ones, and where kinds mix (VERDICT.md section 2). */
function primaryMetric(items: readonly ComparedItem[]): Metric {
  return items.every(({ values }) => values.kind === 'graded') ? 'accuracy' : 'score';
}

/** The primary metric of answers that have nothing to be compared with. */
export function baselineMetric(items: readonly BenchmarkItem[]): Metric {
  const scored = items.filter(({ score }) => score !== null);
  return scored.length > 0 && scored.every(({ outcome }) => !isJudged(outcome)) ? 'accuracy' : 'score';
}
