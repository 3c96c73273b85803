import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from './key-index.ts';

const key = fc.stringMatching(/^[0-9a-f]{32}$/);

describe('KeyIndex', () => {
  it('remembers what a Map remembers, also where keys fall on one slot and where it grows', () => {
    const crowded = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
      .map(([high, low]) => {
        const half = (value: number) => value.toString(16).padStart(8, '0');
        return `${half(high)}${half(low * 1024)}`;
      });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(key, crowded), fc.nat()), { maxLength: 3000 }), (entries) => {
        const index = new KeyIndex();
        const map = new Map<string, number>();
        for (const [name, offset] of entries) {
          index.set(name, offset);
          map.set(name.slice(0, 16), offset);
        }
        expect(index.size).toBe(map.size);
        for (const [name, offset] of map) expect(index.get(name)).toBe(offset);
      }),
      { numRuns: 30 },
    );
  });

  it('knows nothing that it was not told', () => {
    const index = new KeyIndex();
    expect(index.get('0'.repeat(32))).toBeNull();
    index.set('0'.repeat(32), 0);
    expect(index.get('0'.repeat(32))).toBe(0);
    expect(index.get('f'.repeat(32))).toBeNull();
  });
});
