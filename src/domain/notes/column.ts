type Numbers = Uint8Array | Uint32Array | Float64Array;

const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;

/**
 * A growing list of numbers that costs one, four or eight bytes a number. It grows by stretches, so that nothing is
 * ever copied; a stretch of nothing but `empty` costs nothing.
 */
export class Column {
  readonly #chunks: (Numbers | undefined)[] = [];
  readonly #make: (length: number) => Numbers;
  readonly #empty: number;

  constructor(kind: 'byte' | 'word' | 'double', empty = 0) {
    this.#make = MAKE[kind];
    this.#empty = empty;
  }

  get(index: number): number {
    return this.#chunks[index >>> CHUNK_BITS]?.[index & (CHUNK - 1)] ?? this.#empty;
  }

  set(index: number, value: number): void {
    const number = index >>> CHUNK_BITS;
    let chunk = this.#chunks[number];
    if (chunk === undefined) {
      if (Object.is(value, this.#empty)) return;
      chunk = this.#make(CHUNK).fill(this.#empty);
      this.#chunks[number] = chunk;
    }
    chunk[index & (CHUNK - 1)] = value;
  }
}

const MAKE: Record<'byte' | 'word' | 'double', (length: number) => Numbers> = {
  byte: (length) => new Uint8Array(length),
  word: (length) => new Uint32Array(length),
  double: (length) => new Float64Array(length),
};
