/**
 * Where each cached answer stands: 64 bits of its key to an offset, in flat arrays of about 32 bytes a key, where
 * a Map of texts would take several times that. Two keys that share 64 bits are told apart by the record itself.
 */
export class KeyIndex {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  /** Offset + 1; 0 is an empty slot. */
  #places = new Float64Array(1024);
  #size = 0;

  /** `key`: hex digits, 16 at least. A later offset replaces an earlier one. */
  set(key: string, offset: number): void {
    if (this.#size * 2 >= this.#places.length) this.#grow();
    const [high, low] = halvesOf(key);
    const slot = this.#slotOf(high, low);
    if (this.#places[slot] === 0) this.#size++;
    this.#put(slot, high, low, offset + 1);
  }

  /** null where the key is not known. */
  get(key: string): number | null {
    const [high, low] = halvesOf(key);
    const place = this.#places[this.#slotOf(high, low)] ?? 0;
    return place === 0 ? null : place - 1;
  }

  get size(): number {
    return this.#size;
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#places.length - 1;
    let slot = low & mask;
    while (this.#places[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #put(slot: number, high: number, low: number, place: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#places[slot] = place;
  }

  #grow(): void {
    const [highs, lows, places] = [this.#high, this.#low, this.#places];
    const length = places.length * 2;
    this.#high = new Uint32Array(length);
    this.#low = new Uint32Array(length);
    this.#places = new Float64Array(length);
    places.forEach((place, old) => {
      if (place === 0) return;
      const [high, low] = [highs[old] ?? 0, lows[old] ?? 0];
      this.#put(this.#slotOf(high, low), high, low, place);
    });
  }
}

function halvesOf(key: string): [number, number] {
  return [Number.parseInt(key.slice(0, 8), 16), Number.parseInt(key.slice(8, 16), 16)];
}
