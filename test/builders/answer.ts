import type { BenchmarkItem } from '../../src/domain/benchmark/item.ts';
import { scoreOfOutcome } from '../../src/domain/benchmark/item.ts';

export { sha256 } from '../../src/results/hash.ts';

/** One answer to one question; what a test does not name is plain and valid. */
export function answer(overrides: Partial<BenchmarkItem> = {}): BenchmarkItem {
  const outcome = overrides.outcome ?? 'incorrect';
  return {
    task: 'sums',
    id: null,
    category: 'math',
    prompt: 'What is 2 + 2?',
    response: 'The answer is 5',
    reference: '4',
    outcome,
    score: scoreOfOutcome(outcome),
    variant: '',
    repeat: 0,
    place: { file: 'test', unit: 'item', at: 0, key: 0 },
    ...overrides,
  };
}

/** `count` answers to different questions of one category. */
export function answers(count: number, overrides: Partial<BenchmarkItem> = {}): BenchmarkItem[] {
  const category = overrides.category ?? 'math';
  return Array.from({ length: count }, (_, index) =>
    answer({
      id: `${category}-${index}`,
      prompt: `${category}: what is ${index} + 1?`,
      reference: `${index + 1}`,
      ...overrides,
    }),
  );
}
