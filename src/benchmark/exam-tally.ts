import type { ExamCategory } from '../domain/benchmark/exam-report.ts';
import type { Outcome } from '../domain/benchmark/item.ts';
import { ConsistencyTally, type RepeatedAnswer } from '../domain/comparison/consistency.ts';
import type { ResultRow } from './result-row.ts';

interface Category {
  questions: number;
  answers: number;
  outcomes: Partial<Record<Outcome, number>>;
  tally: ConsistencyTally;
}

/** Counts rows as they are written. Answers to one question must follow each other. */
export class ExamTally {
  readonly #categories = new Map<string, Category>();
  #open: { category: Category; answers: RepeatedAnswer[] } | null = null;

  add(row: ResultRow): void {
    const category = this.#categoryOf(row.category);
    if (row.repeat === 0) {
      this.#close();
      category.questions++;
      this.#open = { category, answers: [] };
    }
    category.answers++;
    category.outcomes[row.outcome] = (category.outcomes[row.outcome] ?? 0) + 1;
    this.#open?.answers.push({ response: row.response, correct: correctness(row.outcome) });
  }

  get figures(): Record<string, ExamCategory> {
    this.#close();
    return Object.fromEntries(
      [...this.#categories].map(([name, { tally, ...counts }]) => [
        name,
        { ...counts, consistency: tally.figures },
      ]),
    );
  }

  #categoryOf(name: string): Category {
    const known = this.#categories.get(name);
    if (known !== undefined) return known;
    const category = { questions: 0, answers: 0, outcomes: {}, tally: new ConsistencyTally() };
    this.#categories.set(name, category);
    return category;
  }

  #close(): void {
    if (this.#open !== null) this.#open.category.tally.add(this.#open.answers);
    this.#open = null;
  }
}

/** A judged answer counts as right where it won. */
function correctness(outcome: Outcome): boolean | null {
  if (outcome === 'correct' || outcome === 'win') return true;
  return outcome === 'error' || outcome === 'unscored' ? null : false;
}
