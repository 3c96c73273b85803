import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterMs } from './retry-delay.ts';

describe('backoffMs', () => {
  const backoff = { firstMs: 100, longestMs: 1000 };

  it.each([
    [0, 0, 50],
    [0, 1, 100],
    [2, 1, 400],
    [9, 1, 1000],
    [9, 0, 500],
  ])('attempt %i at %d of its spread waits %i ms', (attempt, random, ms) => {
    expect(backoffMs(attempt, backoff, () => random)).toBe(ms);
  });
});

describe('retryAfterMs', () => {
  const now = new Date('2026-01-01T00:00:00Z');

  it.each([
    [null, null],
    ['', null],
    ['3', 3000],
    ['0.5', 500],
    ['-1', 0],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['soon', null],
  ])('%j -> %j', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});
