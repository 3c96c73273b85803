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
    this.#high.set(index, Number.parseInt(hash.slice(0, 8), 16));
    this.#low.set(index, Number.parseInt(hash.slice(8, 16), 16));
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
