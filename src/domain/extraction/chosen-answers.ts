import { OUTCOMES, type Outcome } from '../benchmark/item.ts';
import { CodedColumn } from '../notes/coded-column.ts';
import { Column } from '../notes/column.ts';

/** What an answer was chosen for. */
export interface Chosen {
  /** Its place in the dataset, from 0: file after file, row after row. */
  place: number;
  /** What was wrong with it: its question's outcome; `replay` where nothing was. */
  reason: Outcome | 'replay';
}

/** Which answers of a run go into the dataset, in five bytes each. */
export class ChosenAnswers {
  /** Places plus one; 0 where an answer was not chosen. */
  readonly #places = new Column('word');
  readonly #reasons = new CodedColumn<Chosen['reason']>(['replay', ...OUTCOMES]);

  add(row: number, { place, reason }: Chosen): void {
    this.#places.set(row, place + 1);
    this.#reasons.set(row, reason);
  }

  has(row: number): boolean {
    return this.#places.get(row) !== 0;
  }

  /** `row`: the answer's place in the results, from 0. */
  at(row: number): Chosen | null {
    const place = this.#places.get(row);
    return place === 0 ? null : { place: place - 1, reason: this.#reasons.get(row) };
  }
}
