import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EstimateFacts, estimate } from './estimate.ts';
import type { Receipt } from './receipt.ts';
import { makeReceipt, NOTHING_FOUND } from './receipt-assembly.ts';

const facts: EstimateFacts = {
  tokens: 58_000,
  steps: 38,
  model: 'meta-llama/Llama-3.1-8B-Instruct',
  parameters: 8e9,
  method: 'qlora',
  gpus: 1,
  usdPerHour: 2.4,
  receipts: [],
};

function receipt(tokens: number | null, seconds: number, change: Partial<Receipt> = {}): Receipt {
  const made = makeReceipt(
    {
      requestId: null,
      trainer: 'trl',
      model: { id: facts.model, revision: null },
      datasetDigest: 'd',
      settings: {
        method: 'qlora',
        epochs: 2,
        learning_rate: 2e-5,
        batch_size: 4,
        gradient_accumulation: 1,
        gpus: 1,
        max_length: 2048,
        seed: 42,
      },
    },
    { ...NOTHING_FOUND, rows: { used: 73, dropped: 0 }, steps: { planned: 38, done: 38 }, tokens },
    { startedAt: new Date(0), seconds, usdPerHour: null, exit: { code: 0, reason: 'done' } },
  );
  return { ...made, ...change };
}

describe('estimate without earlier runs', () => {
  it('gives a range that holds the 15 to 20 minutes and says what it rests on', () => {
    const { minutes, usd, basis } = estimate(facts);
    expect(minutes[0]).toBeLessThan(1);
    expect(minutes[1]).toBeGreaterThan(12);
    expect(minutes[1]).toBeLessThan(25);
    expect(usd?.[1]).toBeCloseTo((minutes[1] / 60) * 2.4, 10);
    expect(basis).toContain('No earlier run to learn from: 8 billion parameters, one H100');
  });

  it('says so when the size of the model is a guess', () => {
    expect(estimate({ ...facts, parameters: null }).basis).toContain('8 billion parameters assumed');
  });

  it('knows no cost without a price', () => {
    expect(estimate({ ...facts, usdPerHour: null }).usd).toBeNull();
  });

  it('never shrinks when there is more to do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 1, max: 1e5 }), (tokens, steps) => {
        const less = estimate({ ...facts, tokens, steps });
        const more = estimate({ ...facts, tokens: tokens * 2, steps: steps * 2 });
        expect(more.minutes[0]).toBeGreaterThanOrEqual(less.minutes[0]);
        expect(more.minutes[1]).toBeGreaterThanOrEqual(less.minutes[1]);
        expect(less.minutes[0]).toBeLessThan(less.minutes[1]);
      }),
    );
  });
});

describe('estimate from earlier runs', () => {
  it('lies between all overhead and all work after one run', () => {
    const receipts = [receipt(58_000, 600)];
    const { minutes, basis } = estimate({ ...facts, tokens: 116_000, steps: 76, receipts });
    expect(minutes).toEqual([7.5, 25]);
    expect(basis).toBe(`Learned from one earlier run of ${facts.model} on the same number of GPUs.`);
  });

  it('tells overhead from work after two runs of different size', () => {
    const done = (steps: number) => ({ steps: { planned: steps, done: steps } });
    const receipts = [receipt(50_000, 150, done(50)), receipt(100_000, 200, done(100))];
    const { minutes } = estimate({ ...facts, tokens: 1_000_000, steps: 1000, receipts });
    expect(minutes[0] * 60).toBeCloseTo(1100 * 0.75, 6);
    expect(minutes[1] * 60).toBeCloseTo(1100 * 1.25, 6);
  });

  it('widens the range where tokens and steps do not agree', () => {
    const receipts = [receipt(58_000, 600)];
    const { minutes } = estimate({ ...facts, tokens: 58_000, steps: 76, receipts });
    expect(minutes).toEqual([7.5, 25]);
  });

  it('goes by steps where a receipt counted no tokens', () => {
    const { minutes } = estimate({ ...facts, receipts: [receipt(null, 600)] });
    expect(minutes).toEqual([7.5, 12.5]);
  });

  it.each([
    ['another model', { model: { id: 'other', revision: null } }],
    ['a failed run', { exit: { code: 1, reason: 'out of memory' } }],
    ['a run without steps', { steps: { planned: 38, done: 0 } }],
  ])('learns nothing from %s', (_, change) => {
    expect(estimate({ ...facts, receipts: [receipt(58_000, 600, change)] }).basis).toContain(
      'No earlier run',
    );
  });
});
