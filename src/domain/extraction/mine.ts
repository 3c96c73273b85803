import type { Outcome } from '../benchmark/item.ts';
import { isFailure, type Question } from '../benchmark/question.ts';

export interface MiningRule {
  categories: 'all' | readonly string[];
  outcomes: readonly Outcome[];
}

/** Whether a question of the training side is selected as a failure (VERDICT.md sections 3 and 4). */
export function isMined(question: Question & { category: string }, rule: MiningRule): boolean {
  const { categories, outcomes } = rule;
  return (categories === 'all' || categories.includes(question.category)) && isFailure(question, outcomes);
}
