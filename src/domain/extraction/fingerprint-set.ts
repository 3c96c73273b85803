import { Fingerprints } from './fingerprints.ts';
import { FirstOfEquals } from './first-of-equals.ts';

/** A set of hashes that only knows what was added: about 14 bytes each. */
export class FingerprintSet {
  readonly #all = new Fingerprints();
  readonly #first = new FirstOfEquals(
    (number) => this.#all.bits(number),
    (one, other) => this.#all.isSame(one, other),
  );
  #size = 0;

  /** `hash` in hex. Returns false where it was there already. */
  add(hash: string): boolean {
    this.#all.set(this.#size, hash);
    if (this.#first.add(this.#size) !== this.#size) return false;
    this.#size++;
    return true;
  }
}
