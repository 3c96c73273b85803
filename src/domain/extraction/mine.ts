import type { Outcome } from '../benchmark/item.ts';
import { type Graded, isFailure, type Question } from '../benchmark/question.ts';

export interface MiningRule {
  categories: 'all' | readonly string[];
  outcomes: readonly Outcome[];
}

/** Whether a question of the training side is selected as a failure (VERDICT.md sections 3 and 4). */
export function isMined(question: Question & { category: string }, rule: MiningRule): boolean {
  const { categories, outcomes } = rule;
  return (categories === 'all' || categories.includes(question.category)) && isFailure(question, outcomes);
}

/** Whether an answer can be the worst to a question that is selected: no other is asked whether it really is wrong. */
export function mayShowFailure({ outcome, score }: Graded, outcomes: readonly Outcome[]): boolean {
  return outcomes.includes(outcome) || score === null || score <= 0.5;
}
