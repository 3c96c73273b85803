import type { BenchmarkItem, BenchmarkRun, Outcome } from '../../src/domain/benchmark/item.ts';
import { scoreOfOutcome } from '../../src/domain/benchmark/item.ts';

/** A graded answer that is right, unless said otherwise. An answer that lost or is incorrect is really wrong. */
export function benchmarkItem(overrides: Partial<BenchmarkItem> = {}): BenchmarkItem {
  const outcome = overrides.outcome ?? 'correct';
  const id = overrides.id === undefined ? '1' : overrides.id;
  const category = overrides.category ?? 'math';
  const sum = 2 * (Number(id) || 0);
  const wrong = outcome === 'loss' || outcome === 'incorrect';
  return {
    task: category,
    id,
    category,
    prompt: `In ${category} question ${id}: what is ${id} plus ${id}?`,
    response: `${id} + ${id} = ${sum + (wrong ? 1 : 0)}. The answer is ${sum + (wrong ? 1 : 0)}.`,
    outcome,
    score: scoreOfOutcome(outcome),
    reference: String(sum),
    variant: '',
    repeat: 0,
    place: { file: `${category}.jsonl`, unit: 'line', at: id ?? 0, key: id ?? 0 },
    ...overrides,
  };
}

export function benchmarkRun(items: BenchmarkItem[], overrides: Partial<BenchmarkRun> = {}): BenchmarkRun {
  return { model: 'acme/tiny-1b', files: [], items, warnings: [], ...overrides };
}

/** So many items of a category went from one outcome to another. */
export interface Flip {
  items: number;
  from: Outcome;
  to: Outcome;
}

/** Two answers to each of a category's questions, numbered from 1 in the order of the flips. */
export function flipped(
  category: string,
  flips: Flip[],
): { before: BenchmarkItem[]; after: BenchmarkItem[] } {
  const outcomes = flips.flatMap(({ items, from, to }) =>
    Array.from({ length: items }, () => ({ from, to })),
  );
  const answered = (side: 'from' | 'to') =>
    outcomes.map((outcome, index) =>
      benchmarkItem({ category, id: String(index + 1), outcome: outcome[side] }),
    );
  return { before: answered('from'), after: answered('to') };
}
