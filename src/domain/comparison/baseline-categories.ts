import { isJudged } from '../benchmark/item.ts';
import { type Metric, primaryMetric } from '../benchmark/metric.ts';
import type { NotedAnswers } from './noted-answers.ts';
import type { RunNotes } from './run-notes.ts';

/** Every category of the baseline, in the order of the results, also one of which nothing is left to compare. */
export function baselineCategories(notes: NotedAnswers, baseline: RunNotes): string[] {
  const names = new Set<string>();
  for (const row of baseline.rows()) names.add(notes.category(row));
  return [...names];
}

/** The primary metric that the baseline has in each of these categories, of which nothing could be compared. */
export function vanishedCategories(
  notes: NotedAnswers,
  baseline: RunNotes,
  names: readonly string[],
): Record<string, Metric> {
  if (names.length === 0) return {};
  const found = new Map(names.map((name) => [name, { isScored: false, isJudged: false }]));
  for (const row of baseline.rows()) {
    const category = found.get(notes.category(row));
    if (category === undefined || notes.score(row) === null) continue;
    category.isScored = true;
    category.isJudged ||= isJudged(notes.outcome(row));
  }
  return Object.fromEntries(
    [...found].map(([name, { isScored, isJudged }]) => [name, primaryMetric(isScored && !isJudged)]),
  );
}
