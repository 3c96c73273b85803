import { describe, expect, it } from 'vitest';
import { costInUsd, makeReceipt, NOTHING_FOUND } from './receipt-assembly.ts';

const asked = {
  requestId: 'r1',
  trainer: 'trl',
  model: { id: 'tiny', revision: null },
  datasetDigest: 'd',
  settings: {
    method: 'lora',
    epochs: 2,
    learning_rate: 2e-5,
    batch_size: 4,
    gradient_accumulation: 1,
    gpus: 1,
    max_length: 512,
    seed: 42,
  },
};

describe('makeReceipt', () => {
  it('joins what was asked, what was found and what it cost', () => {
    const receipt = makeReceipt(
      asked,
      { ...NOTHING_FOUND, rows: { used: 73, dropped: 2 }, applied: { epochs: 2 } },
      { startedAt: new Date(0), seconds: 1080.04, usdPerHour: 2.4, exit: { code: 0, reason: 'done' } },
    );
    expect(receipt).toMatchObject({
      schema: 'retake.receipt/1',
      request_id: 'r1',
      rows: { used: 73, dropped: 2 },
      settings: { asked: asked.settings, applied: { epochs: 2 } },
      started_at: '1970-01-01T00:00:00.000Z',
      seconds: 1080,
      usd: 0.72,
    });
  });
});

it('knows no cost without a price', () => {
  expect(costInUsd(3600, null)).toBeNull();
  expect(costInUsd(900, 2.5)).toBe(0.625);
});
