import { mean } from '../statistics/mean.ts';
import type { BenchmarkItem, Outcome } from './item.ts';
import { isJudged } from './item.ts';

/** How one answer did: all that it takes to tell how the question went. */
export type Graded = Pick<BenchmarkItem, 'outcome' | 'score'>;

/** One question with every answer the model gave to it: the unit that is selected, split and compared. */
export interface Question<Answer extends Graded = Graded> {
  /** In the order of the results. */
  answers: readonly [Answer, ...Answer[]];
  /** Of the one answer; of several, what their mean score stands for. */
  outcome: Outcome;
  /** Mean over the scored answers; null where none was scored. */
  score: number | null;
}

/** Sums up the answers to one question. */
export function questionOf<Answer extends Graded>(answers: readonly [Answer, ...Answer[]]): Question<Answer> {
  const [first] = answers;
  if (answers.length === 1) return { answers, outcome: first.outcome, score: first.score };
  const score = meanScore(answers);
  return { answers, outcome: outcomeOfMean(answers, score), score };
}

function meanScore(answers: readonly Graded[]): number | null {
  const scores = answers.flatMap((answer) => (answer.score === null ? [] : [answer.score]));
  return scores.length === 0 ? null : mean(scores);
}

function outcomeOfMean(answers: readonly Graded[], mean: number | null): Outcome {
  if (mean === null) return answers.some((answer) => answer.outcome === 'error') ? 'error' : 'unscored';
  const judged = answers.some((answer) => isJudged(answer.outcome));
  if (mean < 0.5) return judged ? 'loss' : 'incorrect';
  if (mean > 0.5) return judged ? 'win' : 'correct';
  return judged ? 'tie' : 'partial';
}

/**
 * Whether a question is a failure to mine (VERDICT.md section 4). One answer: its outcome is listed.
 * Repeats: their mean is below 0.5, or equals 0.5 and `tie` is listed.
 */
export function isFailure(question: Question, outcomes: readonly Outcome[]): boolean {
  if (question.answers.length === 1 || question.score === null) return outcomes.includes(question.outcome);
  return question.score < 0.5 || (question.score === 0.5 && outcomes.includes('tie'));
}

/** The answer that shows the failure best: the first of the lowest score. */
export function worstAnswer<Answer extends Graded>({ answers }: Pick<Question<Answer>, 'answers'>): Answer {
  return answers.reduce((worst, answer) => ((answer.score ?? 1) < (worst.score ?? 1) ? answer : worst));
}

/** The answer that shows success best: the first of the highest score. */
export function bestAnswer<Answer extends Graded>({ answers }: Question<Answer>): Answer {
  return answers.reduce((best, answer) => ((answer.score ?? 0) > (best.score ?? 0) ? answer : best));
}
