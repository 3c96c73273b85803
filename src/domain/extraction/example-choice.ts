import { DUPLICATE_FAILURE, NO_TARGET, otherTarget } from '../dataset/extraction-remarks.ts';
import type { WarningTally } from '../dataset/warning-tally.ts';
import type { FirstOfEquals } from '../notes/first-of-equals.ts';
import { Marks } from '../notes/marks.ts';
import type { AnswerNotes, NotedAnswer, NotedQuestion } from './answer-notes.ts';
import type { DerivationRule } from './derive.ts';

/** Chooses, among audited failures, what is trained on: each question once, if there is an answer to learn. */
export class ExampleChoice {
  readonly #notes: AnswerNotes;
  readonly #alreadyRight: DerivationRule['alreadyRight'];
  readonly #taken: FirstOfEquals;
  readonly #warnings: WarningTally;
  readonly #chosen = new Marks();
  #size = 0;

  /** `taken`: the names that are trained on already; those of the chosen are added. */
  constructor(
    notes: AnswerNotes,
    alreadyRight: DerivationRule['alreadyRight'],
    taken: FirstOfEquals,
    warnings: WarningTally,
  ) {
    this.#notes = notes;
    this.#alreadyRight = alreadyRight;
    this.#taken = taken;
    this.#warnings = warnings;
  }

  get size(): number {
    return this.#size;
  }

  has(question: NotedQuestion): boolean {
    return this.#chosen.has(question.answers[0].row);
  }

  /** Takes a failure if it can; to be called in the order of the results, for the first of two that ask the same. */
  take(question: NotedQuestion, answer: NotedAnswer): boolean {
    const { category } = question;
    if (answer.audit === 'already-right' && this.#alreadyRight === 'exclude') return false;
    const names = this.#notes.namesOf(question, answer);
    if (names.some((name) => this.#taken.has(name))) {
      this.#warnings.add('duplicate-failure', category, DUPLICATE_FAILURE);
      return false;
    }
    if (answer.target === null) {
      this.#warnings.add('no-target', category, NO_TARGET);
      return false;
    }
    const { from, fallback } = answer.target;
    if (fallback) {
      this.#warnings.add('target-fallback', category, otherTarget(from));
    }
    for (const name of names) this.#taken.add(name);
    this.#chosen.add(question.answers[0].row);
    this.#size++;
    return true;
  }
}
