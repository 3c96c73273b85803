import type { Judgement, Outcome } from '../domain/benchmark/item.ts';
import type { Answer } from './chat.ts';
import type { ExamItem } from './exam.ts';

/** What an answer is worth. */
export interface Grade {
  outcome: Outcome;
  /** The answer it was judged against. */
  opponentResponse?: string;
  judge?: Judgement;
  /** Why there is no outcome, for `error`. */
  reason?: string;
}

/** Grades one answer. Throws RetakeError only where no answer at all can be graded. */
export interface Grader {
  /** With its settings, as recorded in the results. */
  readonly name: string;
  grade(item: ExamItem, answer: Answer, signal: AbortSignal): Promise<Grade>;
}
