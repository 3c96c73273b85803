import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkline } from './sparkline.ts';

describe('a sparkline', () => {
  it.each([
    [[0, 1], '▁▇'],
    [[0, 0.25, 0.5, 0.75, 1], '▁▂▃▅▇'],
    [[0.76, 0.22], '▇▁'],
    // A point up or down is no cliff.
    [[0.5, 0.51], '▃▃'],
    [[0.41, 0.47, 0.525], '▁▃▇'],
    [[0, 0], '▁▁'],
    [[1, 1], '▇▇'],
    [[0.5], '▃'],
  ])('%j is %s', (shares, bars) => expect(sparkline(shares)).toBe(bars));

  it('has one bar a figure, and a higher figure never a lower bar', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 2, maxLength: 5 }), (shares) => {
        const bars = [...sparkline(shares)];
        expect(bars).toHaveLength(shares.length);
        const ranks = bars.map((bar) => '▁▂▃▅▇'.indexOf(bar));
        for (const [a, one] of shares.entries())
          for (const [b, other] of shares.entries())
            if (one > other) expect(ranks[a]).toBeGreaterThanOrEqual(ranks[b] ?? 0);
      }),
    );
  });
});
