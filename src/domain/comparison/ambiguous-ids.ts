import type { BenchmarkItem } from '../benchmark/item.ts';
import type { ApartBy } from '../benchmark/shared-ids.ts';
import { CodedColumn } from '../notes/coded-column.ts';
import { FirstOfEquals } from '../notes/first-of-equals.ts';
import type { NotedAnswers } from './noted-answers.ts';

/**
 * Finds the ids of a run that cannot tell questions apart: one that stands for several prompts, or for one prompt in
 * several categories. Variants of a question have prompts of their own.
 */
export class AmbiguousIds {
  readonly #notes: NotedAnswers;
  readonly #firsts: FirstOfEquals;
  readonly #ways = apartColumn();
  readonly #found: number[] = [];
  #example: string | null = null;

  constructor(notes: NotedAnswers) {
    this.#notes = notes;
    this.#firsts = idIndex(notes);
  }

  add(row: number, { task, id }: BenchmarkItem): void {
    if (id === null) return;
    const first = this.#firsts.add(row);
    const by = first === row ? null : this.#ambiguityOf(first, row);
    const known = this.#ways.get(first);
    if (by === null || known === 'prompt') return;
    if (known === null) this.#found.push(first);
    this.#ways.set(first, by);
    this.#example ??= `${task}/${id}`;
  }

  /** Rows that stand for the ambiguous ids, and what tells the questions apart that share one. */
  *found(): Generator<[number, ApartBy]> {
    for (const row of this.#found) yield [row, this.#ways.get(row) ?? 'prompt'];
  }

  /** The first of them, as `task/id`. */
  get example(): string | null {
    return this.#example;
  }

  /** Of two answers under one task, variant and id: whether they are to different questions. */
  #ambiguityOf(one: number, other: number): ApartBy | null {
    if (!this.#notes.isSamePrompt(one, other)) return 'prompt';
    return this.#notes.category(one) === this.#notes.category(other) ? null : 'category';
  }
}

/** What tells the questions of an id apart, by the row that stands for it; null where the id does. */
export function apartColumn(): CodedColumn<ApartBy | null> {
  return new CodedColumn([null, 'category', 'prompt']);
}

/** Finds answers that have the same task, variant and id. */
export function idIndex(notes: NotedAnswers): FirstOfEquals {
  return new FirstOfEquals(
    (row) => notes.idBits(row),
    (one, other) => notes.isSameId(one, other) && notes.isSameScope(one, other),
  );
}
