import { expect, test } from 'vitest';
import { eachBatch } from './each-batch.ts';

function stream() {
  const state = { isOpen: true };
  async function* batches(): AsyncGenerator<number[], string, undefined> {
    try {
      yield [1, 2];
      yield [3];
      return 'all';
    } finally {
      state.isOpen = false;
    }
  }
  return { state, batches: batches() };
}

test('everything is shown, and what the stream returns is returned', async () => {
  const { state, batches } = stream();
  const seen: number[] = [];
  expect(await eachBatch(batches, (batch) => seen.push(...batch))).toBe('all');
  expect([seen, state.isOpen]).toEqual([[1, 2, 3], false]);
});

test('a stream is closed where looking at what it gave fails', async () => {
  const { state, batches } = stream();
  const fails = () => {
    throw new Error('no');
  };
  await expect(eachBatch(batches, fails)).rejects.toThrow('no');
  expect(state.isOpen).toBe(false);
});
