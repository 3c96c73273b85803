import type { CategoryCounts, Manifest } from '../../src/domain/dataset/dataset.ts';

export function categoryCounts(overrides: Partial<CategoryCounts> = {}): CategoryCounts {
  return {
    items: 50,
    outcomes: { correct: 30, incorrect: 20 },
    selected: 14,
    audit: { confirmed: 10, 'already-right': 3, ambiguous: 1, unverifiable: 0 },
    held_out: 15,
    examples: 11,
    replay: 11,
    ...overrides,
  };
}

export function manifest(overrides: Partial<Manifest> = {}): Manifest {
  const categories = overrides.categories ?? { math: categoryCounts() };
  const all = Object.values(categories);
  const examples = all.reduce((sum, counts) => sum + counts.examples, 0);
  const replay = all.reduce((sum, counts) => sum + counts.replay, 0);
  return {
    schema: 'retake.dataset/1',
    model: { id: 'acme/tiny-1b', revision: null },
    format: 'prompt-completion',
    split: { holdout: 0.3, seed: 'retake' },
    results: [
      { path: 'benchmarks/math.jsonl', format: 'retake', task: 'math', items: 50, sha256: 'ab'.repeat(32) },
    ],
    categories,
    examples,
    targets: [{ source: 'reference', rows: examples }],
    files: [{ path: 'math.jsonl', category: 'math', rows: examples + replay, sha256: 'cd'.repeat(32) }],
    trained_items: [],
    digest: `9f3c${'0'.repeat(60)}`,
    warnings: [],
    ...overrides,
  };
}
