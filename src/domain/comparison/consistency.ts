import { finalAnswer } from '../audit/final-answer.ts';
import { passAll, passAny } from '../statistics/repeats.ts';
import { type Mean, MeanTally } from './consistency-mean.ts';

/** One answer among several to the same question. */
export interface RepeatedAnswer {
  response: string;
  /** null where it could not be graded. */
  correct: boolean | null;
}

/** How alike and how reliable several answers to one question are, over questions. */
export interface Consistency {
  /** Share of the most frequent final answer; null where no question had two answers. */
  agreement: Mean | null;
  /** For k answers out of those given: at least one right (pass@k), all right (pass^k). */
  pass: { k: number; any: Mean; all: Mean }[];
}

/**
 * Share of the most frequent final answer (self-consistency, Wang et al. 2022), in [0, 1]. An answer that commits
 * to nothing agrees with none.
 */
export function agreementOf(responses: readonly string[]): number {
  return agreementAmong(responses.map(finalAnswer));
}

/** The same of the final answers; null for one that commits to nothing. */
export function agreementAmong(answers: readonly (string | number | null)[]): number {
  const counts = new Map<string | number, number>();
  for (const answer of answers) {
    if (answer !== null) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return most / answers.length;
}

/** Adds question after question; holds sums only. */
export class ConsistencyTally {
  readonly #agreement = new MeanTally();
  readonly #pass: { any: MeanTally; all: MeanTally }[] = [];

  /** All answers to one question. One with an answer that could not be graded counts for agreement alone. */
  add(answers: readonly RepeatedAnswer[]): void {
    const n = answers.length;
    if (n < 2) return;
    this.#agreement.add(agreementOf(answers.map(({ response }) => response)));
    if (answers.some(({ correct }) => correct === null)) return;
    const right = answers.filter(({ correct }) => correct === true).length;
    for (let k = 1; k <= n; k++) {
      this.#pass[k - 1] ??= { any: new MeanTally(), all: new MeanTally() };
      this.#pass[k - 1]?.any.add(passAny(n, right, k));
      this.#pass[k - 1]?.all.add(passAll(n, right, k));
    }
  }

  get figures(): Consistency {
    return {
      agreement: this.#agreement.mean,
      pass: this.#pass.flatMap(({ any, all }, index) =>
        any.mean === null || all.mean === null ? [] : [{ k: index + 1, any: any.mean, all: all.mean }],
      ),
    };
  }
}
