import { signTest } from '../../domain/statistics/sign-test.ts';

/** How a judge treats the two places. */
export interface PositionFigures {
  /** Pairs that were shown in both orders. */
  pairs: number;
  /** Of them, those where both orders gave the same verdict. */
  agreed: number;
  /** Single judgements that chose the answer shown first, shown second, or neither. */
  first: number;
  second: number;
  ties: number;
  /** Exact two-sided p of (first, second): small where the place decides. */
  p: number;
}

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

  get figures(): PositionFigures {
    return { ...this.#counts, p: signTest(this.#counts.first, this.#counts.second) };
  }
}

/** The same verdict seen in the other order. */
function other(winner: 'A' | 'B' | 'TIE'): 'A' | 'B' | 'TIE' {
  return winner === 'TIE' ? 'TIE' : winner === 'A' ? 'B' : 'A';
}
