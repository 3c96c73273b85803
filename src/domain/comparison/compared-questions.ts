import { type ItemValues, itemValues } from '../benchmark/item-values.ts';
import type { Evidence } from './comparison.ts';
import type { EvidenceOfPairs } from './evidence.ts';
import type { NotedAnswers } from './noted-answers.ts';
import type { Pairs } from './pairs.ts';

/** The questions of both runs, by number: what each was used for and what was measured on it. */
export class ComparedQuestions {
  readonly #notes: NotedAnswers;
  readonly #pairs: Pairs;
  readonly #evidence: EvidenceOfPairs;

  constructor(notes: NotedAnswers, pairs: Pairs, evidence: EvidenceOfPairs) {
    this.#notes = notes;
    this.#pairs = pairs;
    this.#evidence = evidence;
  }

  get size(): number {
    return this.#pairs.size;
  }

  category(question: number): string {
    return categoryOf(this.#notes, this.#pairs, question);
  }

  evidence(question: number): Evidence {
    return this.#evidence.at(question);
  }

  values(question: number): ItemValues {
    return valuesOf(this.#notes, this.#pairs, question);
  }
}

/** Of its first answer in the baseline. */
export function categoryOf(notes: NotedAnswers, pairs: Pairs, question: number): string {
  return notes.category(pairs.firsts(question).before);
}

/** What was measured on a question. */
export function valuesOf(notes: NotedAnswers, pairs: Pairs, question: number): ItemValues {
  const measured = (row: number) => notes.measured(row);
  return itemValues({
    before: pairs.before(question).map(measured),
    after: pairs.after(question).map(measured),
  });
}
