import { describe, expect, it } from 'vitest';
import { randomBelow, seededRandom, shuffled } from './random.ts';

describe('seededRandom', () => {
  it('gives the same numbers for the same seed and purpose, others for others', () => {
    const draw = (seed: number, purpose: string) => {
      const random = seededRandom(seed, purpose);
      return Array.from({ length: 5 }, random);
    };
    expect(draw(42, 'exam')).toEqual(draw(42, 'exam'));
    expect(draw(42, 'exam')).not.toEqual(draw(42, 'base'));
    expect(draw(42, 'exam')).not.toEqual(draw(43, 'exam'));
  });

  it('is spread evenly over [0, 1)', () => {
    const random = seededRandom(1, 'spread');
    const tenths = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 10_000; draw++) {
      const tenth = randomBelow(10, random);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // 1000 expected, standard deviation 30.
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('shuffled', () => {
  it('keeps every value and leaves the given list alone', () => {
    const values = Array.from({ length: 50 }, (_, index) => index);
    const order = shuffled(values, seededRandom(1, 'order'));
    expect(order).not.toEqual(values);
    expect([...order].sort((a, b) => a - b)).toEqual(values);
    expect(values[0]).toBe(0);
  });
});
