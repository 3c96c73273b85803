import { type Outcome, scoreOfOutcome } from '../benchmark/item.ts';
import type { Graded } from '../benchmark/question.ts';
import { Column } from './column.ts';

const AS_OUTCOME = Number.POSITIVE_INFINITY;
const NONE = Number.NEGATIVE_INFINITY;

/** The scores of answers by their number: one that its outcome stands for already costs nothing. */
export class ScoreColumn {
  readonly #scores = new Column('double', AS_OUTCOME);

  set(index: number, { outcome, score }: Graded): void {
    if (score !== scoreOfOutcome(outcome)) this.#scores.set(index, score ?? NONE);
  }

  /** `outcome`: that of the answer. */
  get(index: number, outcome: Outcome): number | null {
    const score = this.#scores.get(index);
    if (score === AS_OUTCOME) return scoreOfOutcome(outcome);
    return score === NONE ? null : score;
  }
}
