import { auditItem } from './audit.ts';
import type { AuditResult } from './dataset.ts';
import type { Sha256 } from './identity.ts';
import { shareOf } from './identity.ts';
import type { BenchmarkItem, Outcome } from './item.ts';
import type { Question } from './question.ts';
import { isFailure, worstAnswer } from './question.ts';

export interface MiningRule {
  categories: 'all' | readonly string[];
  outcomes: readonly Outcome[];
}

/** A question the model failed, the answer that shows it, and what the audit says of that answer. */
export interface MinedFailure {
  question: Question;
  answer: BenchmarkItem;
  audit: AuditResult;
}

export interface Split {
  training: Question[];
  heldOut: Question[];
}

/** Sends a share of all questions to the evaluation side, by hash and before any outcome is looked at. */
export function splitQuestions(
  questions: Question[],
  rule: { holdout: number; seed: string },
  sha256: Sha256,
): Split {
  const split: Split = { training: [], heldOut: [] };
  for (const question of questions) {
    const isHeldOut = shareOf(rule.seed, question.identity, sha256) < rule.holdout;
    (isHeldOut ? split.heldOut : split.training).push(question);
  }
  return split;
}

/** Selects the failures among the given questions and audits each (VERDICT.md sections 3 and 4). */
export function mineFailures(questions: Question[], rule: MiningRule): MinedFailure[] {
  return questions
    .filter(({ category }) => rule.categories === 'all' || rule.categories.includes(category))
    .filter((question) => isFailure(question, rule.outcomes))
    .map((question) => {
      const answer = worstAnswer(question);
      return { question, answer, audit: auditItem(answer) };
    });
}
