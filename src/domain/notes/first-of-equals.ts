const SHARDS = 64;
const FEWEST = 8;
const FULLEST = 0.8;
const GROWTH = 1.5;
/** Shards are not filled quite evenly. */
const ROOM = 1.05;

interface Shard {
  /** Numbers plus one; 0 is a free slot. */
  slots: Uint32Array;
  used: number;
}

/**
 * Finds, among whole numbers that stand for things kept elsewhere, the first that stands for the same thing: an
 * open-addressing table of about six bytes a number, in shards that grow one by one so that growing needs no room.
 */
export class FirstOfEquals {
  readonly #bitsOf: (number: number) => number;
  readonly #isSame: (one: number, other: number) => boolean;
  readonly #shards: Shard[];

  /**
   * `bitsOf` gives 32 evenly spread bits, the same for all numbers that are the same. Where about so many different
   * numbers are `expected` it need not grow.
   */
  constructor(
    bitsOf: (number: number) => number,
    isSame: (one: number, other: number) => boolean,
    expected = 0,
  ) {
    this.#bitsOf = bitsOf;
    this.#isSame = isSame;
    const length = Math.max(FEWEST, Math.ceil((expected * ROOM) / (SHARDS * FULLEST)));
    this.#shards = Array.from({ length: SHARDS }, () => ({ slots: new Uint32Array(length), used: 0 }));
  }

  has(number: number): boolean {
    const { slots } = this.#shardOf(number);
    return slots[this.#slotOf(slots, number)] !== 0;
  }

  /** The first number that is the same as this one: this one itself where it is new. */
  add(number: number): number {
    const shard = this.#shardOf(number);
    const slot = this.#slotOf(shard.slots, number);
    const first = shard.slots[slot] ?? 0;
    if (first !== 0) return first - 1;
    shard.slots[slot] = number + 1;
    shard.used++;
    if (shard.used > FULLEST * shard.slots.length) this.#grow(shard);
    return number;
  }

  #shardOf(number: number): Shard {
    return this.#shards[this.#bitsOf(number) % SHARDS] as Shard;
  }

  /** Where it or one that is the same stands, or else the free slot for it. */
  #slotOf(slots: Uint32Array, number: number): number {
    let slot = Math.floor((this.#bitsOf(number) / 2 ** 32) * slots.length);
    for (;;) {
      const taken = slots[slot] ?? 0;
      if (taken === 0 || this.#isSame(taken - 1, number)) return slot;
      slot = slot + 1 === slots.length ? 0 : slot + 1;
    }
  }

  #grow(shard: Shard): void {
    const { slots } = shard;
    shard.slots = new Uint32Array(Math.ceil(slots.length * GROWTH));
    for (const taken of slots) {
      if (taken !== 0) shard.slots[this.#slotOf(shard.slots, taken - 1)] = taken;
    }
  }
}
