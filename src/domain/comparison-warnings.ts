import { groupBy } from './group-by.ts';
import type { BenchmarkItem, BenchmarkRun, Warning } from './item.ts';
import type { Pair } from './pairing.ts';
import { counted } from './wording.ts';

/** What weakens a comparison though it can be made. */
export function comparisonWarnings(
  before: BenchmarkRun,
  after: BenchmarkRun,
  pairs: readonly Pair[],
): Warning[] {
  return [...moreErrors(before, after), ...manyVariants(pairs)];
}

/** Answers that a model fails to give drop out: a candidate could look better for breaking down on what is hard. */
function moreErrors(before: BenchmarkRun, after: BenchmarkRun): Warning[] {
  const old = unscored(before.items);
  const now = unscored(after.items);
  if (now <= old) return [];
  const message = `${counted(now, 'answer')} of the candidate could not be scored, ${old} of the baseline; they do not count, and may be just those that went wrong`;
  return [{ code: 'more-errors', category: null, count: now - old, message }];
}

function unscored(items: readonly BenchmarkItem[]): number {
  return items.reduce((sum, { score }) => sum + Number(score === null), 0);
}

/** One question asked in several variants is no independent evidence. */
function manyVariants(pairs: readonly Pair[]): Warning[] {
  if (pairs.every(({ before: [{ variant }] }) => variant === '')) return [];
  const questions = groupBy(pairs, ({ before: [{ task, id, prompt }] }) => `${task}\0${id ?? `?${prompt}`}`);
  const count = [...questions.values()].filter((variants) => variants.length > 1).length;
  if (count === 0) return [];
  const message = `${counted(count, 'question')} asked in several variants: each variant counts as an item, so that the evidence looks stronger than it is`;
  return [{ code: 'many-variants', category: null, count, message }];
}
