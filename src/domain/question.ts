import type { Sha256 } from './identity.ts';
import { identityOf } from './identity.ts';
import type { BenchmarkItem, Outcome } from './item.ts';
import { isJudged } from './item.ts';

/** One question with every answer the model gave to it: the unit that is selected, split and compared. */
export interface Question {
  identity: string;
  variant: string;
  category: string;
  prompt: string;
  answers: BenchmarkItem[];
  /** Of the one answer; of several, what their mean score stands for. */
  outcome: Outcome;
  /** Mean over the scored answers; null where none was scored. */
  score: number | null;
}

/** Groups answers by question, in the order in which the questions first appear. */
export function groupQuestions(items: Iterable<BenchmarkItem>, sha256: Sha256): Question[] {
  const groups = new Map<string, BenchmarkItem[]>();
  const identities = new Map<string, string>();
  for (const item of items) {
    const identity = identityOf(item, sha256);
    const key = `${item.task}\n${identity}\n${item.variant}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
    identities.set(key, identity);
  }
  return [...groups].map(([key, answers]) => question(identities.get(key) ?? key, answers));
}

function question(identity: string, answers: BenchmarkItem[]): Question {
  const [first] = answers as [BenchmarkItem];
  const score = meanScore(answers);
  const outcome = answers.length === 1 ? first.outcome : outcomeOfMean(answers, score);
  return {
    identity,
    variant: first.variant,
    category: first.category,
    prompt: first.prompt,
    answers,
    outcome,
    score,
  };
}

function meanScore(answers: BenchmarkItem[]): number | null {
  const scores = answers.flatMap((answer) => (answer.score === null ? [] : [answer.score]));
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function outcomeOfMean(answers: BenchmarkItem[], mean: number | null): Outcome {
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
  if (question.answers.length === 1) return outcomes.includes(question.outcome);
  if (question.score === null) return outcomes.includes(question.outcome);
  return question.score < 0.5 || (question.score === 0.5 && outcomes.includes('tie'));
}

/** The answer that shows the failure best: the first of the lowest score. */
export function worstAnswer(question: Question): BenchmarkItem {
  return question.answers.reduce((worst, answer) =>
    (answer.score ?? 1) < (worst.score ?? 1) ? answer : worst,
  );
}

/** The answer that shows success best: the first of the highest score. */
export function bestAnswer(question: Question): BenchmarkItem {
  return question.answers.reduce((best, answer) => ((answer.score ?? 0) > (best.score ?? 0) ? answer : best));
}
