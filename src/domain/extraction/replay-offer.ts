import { bestAnswer } from '../benchmark/question.ts';
import type { FirstOfEquals } from '../notes/first-of-equals.ts';
import { Marks } from '../notes/marks.ts';
import { Series } from '../notes/series.ts';
import type { AnswerNotes, NotedAnswer, NotedQuestion } from './answer-notes.ts';

/** Questions of the training side that may be rehearsed with the model's own right answers. */
export class ReplayOffer {
  readonly #questions = new Marks();
  /** By which they are chosen: of each category, in the order of the results. */
  readonly shares = new Map<string, Series>();

  /** Looks for them; none that goes by a name that is `taken`, and each once: their names are taken, too. */
  collect(notes: AnswerNotes, taken: FirstOfEquals): void {
    for (const question of notes.questions()) {
      const answer = bestAnswer(question);
      if (question.isHeldOut || !isWorthRehearsing(question, answer)) continue;
      const names = notes.namesOf(question, answer);
      const isNew = !names.some((name) => taken.has(name));
      for (const name of names) taken.add(name);
      if (isNew) this.#add(question, notes.replayShare(question));
    }
  }

  has(question: NotedQuestion): boolean {
    return this.#questions.has(question.answers[0].row);
  }

  #add({ category, answers }: NotedQuestion, share: number): void {
    const shares = this.shares.get(category) ?? new Series();
    this.shares.set(category, shares);
    shares.push(share);
    this.#questions.add(answers[0].row);
  }
}

/** Passed and not contradicting its reference; a tie, or a loss on style, only when the audit found it right. */
function isWorthRehearsing({ outcome }: NotedQuestion, { score, isBlank, audit }: NotedAnswer): boolean {
  if (score === null || isBlank) return false;
  const passed = outcome === 'win' || outcome === 'correct';
  return audit === 'already-right' || (passed && audit === 'unverifiable');
}
