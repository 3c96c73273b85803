import { describe, expect, it } from 'vitest';
import { mostUsd, Spending, usdOf } from './spending.ts';

const prices = { input: 2, output: 10 };
const ask = { messages: [{ role: 'user' as const, content: 'é'.repeat(100) }], sample: 0 };
const answer = { text: '', finish: 'stop' as const, promptTokens: 1000, completionTokens: 100 };

describe('Spending', () => {
  it('counts what was spent, not what was set aside', async () => {
    const spending = new Spending(1);
    await spending.reserve(0.6);
    spending.settle(0.6, 0.2);
    await spending.reserve(0.8);
    spending.settle(0.8, 0.1);
    expect(spending.usd).toBeCloseTo(0.3, 12);
  });

  it('waits for answers under way before it says that the limit is reached', async () => {
    const spending = new Spending(1);
    await spending.reserve(0.7);
    const second = spending.reserve(0.7);
    spending.settle(0.7, 0.1);
    await expect(second).resolves.toBeUndefined();
    spending.settle(0.7, 0.7);
    await expect(spending.reserve(0.7)).rejects.toMatchObject({ code: 'BUDGET_EXCEEDED' });
  });

  it('has no limit where none is given', async () => {
    const spending = new Spending(null);
    await spending.reserve(1e9);
    spending.settle(1e9, 1e9);
    expect(spending.usd).toBe(1e9);
  });
});

describe('what an answer costs', () => {
  it('is at most a token a byte, and as many as may be answered', () => {
    expect(mostUsd(ask, 500, prices)).toBeCloseTo(((200 + 256) * 2 + 500 * 10) / 1e6, 12);
  });

  it('is what the server counted, or the most where it does not count', () => {
    expect(usdOf(answer, 1, prices)).toBeCloseTo(0.003, 12);
    expect(usdOf({ ...answer, completionTokens: null }, 1, prices)).toBe(1);
  });
});
