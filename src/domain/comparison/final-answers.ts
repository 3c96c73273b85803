import { finalAnswer } from '../audit/final-answer.ts';
import type { Sha256 } from '../benchmark/identity.ts';
import { Column } from '../notes/column.ts';
import { Fingerprints } from '../notes/fingerprints.ts';
import { FirstOfEquals } from '../notes/first-of-equals.ts';

const UNHEARD = 0;
const NONE = 1;
const FIRST = 2;

/** What answers came to, so that those to one question can be told to agree: the same answer, the same number. */
export class FinalAnswers {
  readonly #sha256: Sha256;
  readonly #fingerprints = new Fingerprints();
  readonly #firsts = new FirstOfEquals(
    (row) => this.#fingerprints.bits(row),
    (one, other) => this.#fingerprints.isSame(one, other),
  );
  readonly #numbers = new Column('word', UNHEARD);

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  add(row: number, response: string): void {
    const final = finalAnswer(response);
    if (final !== null) this.#fingerprints.set(row, this.#sha256(final));
    this.#numbers.set(row, final === null ? NONE : this.#firsts.add(row) + FIRST);
  }

  has(row: number): boolean {
    return this.#numbers.get(row) !== UNHEARD;
  }

  /** null where the answer commits to nothing. */
  at(row: number): number | null {
    const number = this.#numbers.get(row);
    return number < FIRST ? null : number;
  }
}
