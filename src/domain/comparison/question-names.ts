import type { Warning } from '../benchmark/item.ts';
import { type ApartBy, ambiguousIds } from '../benchmark/shared-ids.ts';
import { FirstOfEquals } from '../notes/first-of-equals.ts';
import { type AmbiguousIds, apartColumn, idIndex } from './ambiguous-ids.ts';
import type { NotedAnswers } from './noted-answers.ts';
import type { RunNotes } from './run-notes.ts';

/**
 * What the questions of two runs go by: task and variant with the id, or with the prompt where there is no id or it
 * stands for several prompts, or with id and category where it stands for one prompt in several categories
 * (VERDICT.md section 4). What is ambiguous in one of the runs is so in both, or they could not be joined.
 */
export class QuestionNames {
  readonly #notes: NotedAnswers;
  readonly #ambiguous: FirstOfEquals;
  readonly #ways = apartColumn();
  #count = 0;
  readonly #example: string;

  constructor(notes: NotedAnswers, runs: readonly RunNotes[]) {
    this.#notes = notes;
    this.#ambiguous = idIndex(notes);
    for (const { ids } of runs) this.#join(ids);
    this.#example = runs.map(({ ids }) => ids.example).find((example) => example !== null) ?? '';
  }

  /** `ambiguous-id` where there is something to tell. */
  get warnings(): Warning[] {
    return this.#count === 0 ? [] : [ambiguousIds(this.#count, this.#example)];
  }

  /** What tells the question apart where its id does not; null where it does, or where it has none. */
  apart(row: number): ApartBy | null {
    if (this.#count === 0 || !this.#notes.hasId(row) || !this.#ambiguous.has(row)) return null;
    return this.#ways.get(this.#ambiguous.add(row));
  }

  /** Finds answers to the same question. */
  index(): FirstOfEquals {
    return new FirstOfEquals(
      (row) => this.nameBits(row),
      (one, other) => this.#notes.isSameScope(one, other) && this.isSameName(one, other),
    );
  }

  /** Whether two go by the same prompt or id, whatever their task and variant. */
  isSameName(one: number, other: number): boolean {
    const notes = this.#notes;
    const [isByPrompt, apart] = [this.#isByPrompt(one), this.apart(one)];
    if (isByPrompt !== this.#isByPrompt(other)) return false;
    if (isByPrompt) return notes.isSamePrompt(one, other);
    if (apart !== this.apart(other) || !notes.isSameId(one, other)) return false;
    return apart === null || notes.category(one) === notes.category(other);
  }

  /** 32 bits to find that name by. */
  nameBits(row: number): number {
    return this.#isByPrompt(row) ? this.#notes.promptBits(row) : this.#notes.idBits(row);
  }

  #isByPrompt(row: number): boolean {
    return !this.#notes.hasId(row) || this.apart(row) === 'prompt';
  }

  #join(ids: AmbiguousIds): void {
    for (const [row, by] of ids.found()) {
      const first = this.#ambiguous.add(row);
      const known = this.#ways.get(first);
      if (known === null) this.#count++;
      if (known !== 'prompt') this.#ways.set(first, by);
    }
  }
}
