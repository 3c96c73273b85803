import { Column } from './column.ts';

/**
 * The first 64 bits of hashes, by number: enough to tell a million names apart, in eight bytes each. Two of a million
 * are the same by chance once in 37 million times.
 */
export class Fingerprints {
  readonly #high = new Column('word');
  readonly #low = new Column('word');

  /** `hash` in hex, 16 digits at least. */
  set(index: number, hash: string): void {
    this.#high.set(index, wordAt(hash, 0));
    this.#low.set(index, wordAt(hash, 8));
  }

  isSame(one: number, other: number): boolean {
    return this.#low.get(one) === this.#low.get(other) && this.#high.get(one) === this.#high.get(other);
  }

  /** 32 bits, to find it by. */
  bits(index: number): number {
    return this.#low.get(index);
  }

  /** The first 48 bits as a number in [0, 1). */
  share(index: number): number {
    return (this.#high.get(index) * 2 ** 16 + (this.#low.get(index) >>> 16)) / 2 ** 48;
  }
}

/** The number that eight hex digits stand for; much faster than to cut them out and parse them. */
function wordAt(hash: string, from: number): number {
  let word = 0;
  for (let at = from; at < from + 8; at++) {
    const code = hash.charCodeAt(at);
    // Of a digit the last four bits are its value; of a letter, its place in the alphabet.
    word = (word << 4) | ((code & 15) + (code > 57 ? 9 : 0));
  }
  return word >>> 0;
}
