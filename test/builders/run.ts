import { identityOf, promptHash } from '../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem, BenchmarkRun, Outcome } from '../../src/domain/benchmark/item.ts';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { answer, sha256 } from './answer.ts';

/** A run that holds these answers. */
export function run(items: BenchmarkItem[], overrides: Partial<BenchmarkRun> = {}): BenchmarkRun {
  return { model: null, files: [], items, warnings: [], ...overrides };
}

/** One question for each outcome, told apart by their place; no reference, so that nothing is audited. */
export function outcomes(category: string, ...list: Outcome[]): BenchmarkItem[] {
  return list.map((outcome, index) => {
    const item = answer({
      category,
      task: category,
      id: `${index}`,
      prompt: `${category} ${index}`,
      outcome,
    });
    delete item.reference;
    return item;
  });
}

/** `count` times one outcome, for `outcomes`. */
export function times(count: number, outcome: Outcome): Outcome[] {
  return Array.from({ length: count }, () => outcome);
}

/** The manifest of a dataset in which these answers were trained on. */
export function manifestOf(trained: BenchmarkItem[], split: Partial<Manifest['split']> = {}): Manifest {
  return {
    schema: 'retake.dataset/1',
    model: { id: null, revision: null },
    format: 'prompt-completion',
    split: { holdout: 0, seed: 'retake', ...split },
    results: [],
    categories: {},
    examples: trained.length,
    targets: [],
    files: [],
    trained_items: trained.map((item) => ({
      identity: identityOf(item, sha256),
      prompt_sha256: promptHash(item.prompt, sha256),
    })),
    digest: 'sha256:0',
    warnings: [],
  };
}
