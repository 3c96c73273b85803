import { Column } from './column.ts';

const NONE = 0;
/** Numbers to a bucket, on average: two cost six bytes a number and hardly more time than one. */
const FULL = 2;

/**
 * Finds, among whole numbers that stand for things kept elsewhere, the first that stands for the same thing. A hash
 * table of six bytes a number that grows bucket by bucket, so that nothing is ever copied or left behind
 * (linear hashing: Litwin, "Linear hashing: a new tool for file and table addressing", VLDB 1980).
 */
export class FirstOfEquals {
  readonly #bitsOf: (number: number) => number;
  readonly #isSame: (one: number, other: number) => boolean;
  /** Of each bucket the number that came last, plus one. */
  readonly #heads = new Column('word', NONE);
  /** Of each number the one that came before it into its bucket, plus one. */
  readonly #before = new Column('word', NONE);
  #size = 0;
  #buckets = 1;
  /** The largest power of two that is no more than the number of buckets. */
  #round = 1;

  /** `bitsOf` gives 32 evenly spread bits, the same for all numbers that are the same. */
  constructor(bitsOf: (number: number) => number, isSame: (one: number, other: number) => boolean) {
    this.#bitsOf = bitsOf;
    this.#isSame = isSame;
  }

  has(number: number): boolean {
    return this.#find(number, this.#bucketOf(number)) !== NONE;
  }

  /** The first number that is the same as this one: this one itself where it is new. */
  add(number: number): number {
    const bucket = this.#bucketOf(number);
    const found = this.#find(number, bucket);
    if (found !== NONE) return found - 1;
    this.#put(number + 1, bucket);
    if (++this.#size > FULL * this.#buckets) this.#splitNext();
    return number;
  }

  #bucketOf(number: number): number {
    const bits = this.#bitsOf(number);
    // The buckets below have been split already in this round.
    const bucket = bits & (this.#round - 1);
    return bucket < this.#buckets - this.#round ? bits & (2 * this.#round - 1) : bucket;
  }

  #find(number: number, bucket: number): number {
    let there = this.#heads.get(bucket);
    while (there !== NONE && !this.#isSame(there - 1, number)) there = this.#before.get(there - 1);
    return there;
  }

  #put(entry: number, bucket: number): void {
    this.#before.set(entry - 1, this.#heads.get(bucket));
    this.#heads.set(bucket, entry);
  }

  /** Adds a bucket and moves to it what now belongs there, all of which is in one other bucket. */
  #splitNext(): void {
    const split = this.#buckets - this.#round;
    this.#buckets++;
    let entry = this.#heads.get(split);
    this.#heads.set(split, NONE);
    while (entry !== NONE) {
      const before = this.#before.get(entry - 1);
      this.#put(entry, this.#bucketOf(entry - 1));
      entry = before;
    }
    if (this.#buckets === 2 * this.#round) this.#round = this.#buckets;
  }
}
