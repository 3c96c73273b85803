import type { JudgePositions } from '../../domain/benchmark/exam-report.ts';
import { signTest } from '../../domain/statistics/sign-test.ts';

/** Counts how a judge treats the two places. */
export class PositionTally {
  readonly #counts = { pairs: 0, agreed: 0, first: 0, second: 0, ties: 0 };

  /** What the judge said in each order, in its own letters. */
  add(inOrder: 'A' | 'B' | 'TIE', swapped: 'A' | 'B' | 'TIE'): void {
    this.#counts.pairs++;
    if (inOrder === other(swapped)) this.#counts.agreed++;
    for (const winner of [inOrder, swapped]) {
      if (winner === 'A') this.#counts.first++;
      else if (winner === 'B') this.#counts.second++;
      else this.#counts.ties++;
    }
  }

  get figures(): JudgePositions {
    return { ...this.#counts, p: signTest(this.#counts.first, this.#counts.second) };
  }
}

/** The same verdict seen in the other order. */
function other(winner: 'A' | 'B' | 'TIE'): 'A' | 'B' | 'TIE' {
  return winner === 'TIE' ? 'TIE' : winner === 'A' ? 'B' : 'A';
}
