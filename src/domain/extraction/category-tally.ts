import type { CategoryCounts } from '../dataset/dataset.ts';
import type { NotedAnswer, NotedQuestion } from './answer-notes.ts';
import { OWN_ANSWER } from './derive.ts';

/** What was found in one category, and how much of it goes into the dataset. */
export class CategoryTally {
  readonly counts: CategoryCounts = {
    items: 0,
    outcomes: {},
    selected: 0,
    audit: { confirmed: 0, 'already-right': 0, ambiguous: 0, unverifiable: 0 },
    held_out: 0,
    examples: 0,
    replay: 0,
  };
  /** Whose words the targets are, and how often. */
  readonly targets = new Map<string, number>();

  question({ outcome, isHeldOut }: NotedQuestion): void {
    const { counts } = this;
    counts.items += 1;
    counts.outcomes[outcome] = (counts.outcomes[outcome] ?? 0) + 1;
    if (isHeldOut) counts.held_out += 1;
  }

  failure({ audit }: NotedAnswer): void {
    this.counts.selected += 1;
    this.counts.audit[audit ?? 'unverifiable'] += 1;
  }

  example({ target }: NotedAnswer): void {
    this.counts.examples += 1;
    if (target !== null) this.#target(target.from, 1);
  }

  replay(rows: number): void {
    this.counts.replay = rows;
    if (rows > 0) this.#target(OWN_ANSWER, rows);
  }

  #target(from: string, rows: number): void {
    this.targets.set(from, (this.targets.get(from) ?? 0) + rows);
  }
}
