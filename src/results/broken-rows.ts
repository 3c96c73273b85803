import type { Warning } from '../domain/benchmark/item.ts';
import { type Place, placeInFile } from '../domain/benchmark/place.ts';
import type { RetakeError } from '../domain/error.ts';
import { oneLine } from '../domain/one-line.ts';
import { unreadable } from './unreadable.ts';

const TOLERATED = 0.01;
/** A record's key comes from the file. */
const LONGEST = 300;

/** Counts a file's broken records: few are skipped with a warning, more than 1 % stop the command. */
export class BrokenRows {
  readonly #path: string;
  #records = 0;
  #broken = 0;
  #first = '';

  constructor(path: string) {
    this.#path = path;
  }

  good(): void {
    this.#records++;
  }

  broken(place: Place, what: string): void {
    this.#records++;
    this.#broken++;
    if (this.#broken === 1) this.#first = oneLine(`${placeInFile(place)}: ${what}`, LONGEST);
  }

  error(): RetakeError | null {
    if (this.#broken <= this.#records * TOLERATED) return null;
    const many = `${this.#broken} of ${this.#records} records are broken, more than the 1 % that is skipped`;
    return unreadable(this.#path, `${this.#first} (${many})`);
  }

  warnings(): Warning[] {
    if (this.#broken === 0) return [];
    const records = `${this.#broken} of ${this.#records} records`;
    const message = `${this.#path}: ${records} could not be read and were skipped, the first at ${this.#first}`;
    return [{ code: 'broken-records', category: null, count: this.#broken, message }];
  }
}
