import { describe, expect, it } from 'vitest';
import type { Receipt, TrainingSettings } from './receipt.ts';
import { type DefectCode, type ExpectedTraining, verifyReceipt } from './receipt-check.ts';

const settings: TrainingSettings = {
  method: 'lora',
  epochs: 2,
  learning_rate: 5e-6,
  batch_size: 4,
  gradient_accumulation: 1,
  gpus: 1,
  max_length: 2048,
  seed: 42,
};

const expected: ExpectedTraining = {
  request_id: 'r1',
  dataset_digest: 'd'.repeat(64),
  rows: 73,
  model: { id: 'tiny', revision: null },
  settings,
};

const good: Receipt = {
  schema: 'retake.receipt/1',
  request_id: 'r1',
  trainer: 'trl',
  model: { id: 'tiny', revision: 'abc' },
  dataset_digest: 'd'.repeat(64),
  rows: { used: 73, dropped: 0 },
  steps: { planned: 38, done: 38 },
  tokens: 58_000,
  settings: { asked: settings, applied: settings },
  loss: { log: Array.from({ length: 38 }, (_, i) => ({ step: i + 1, loss: 3 - i / 20 })), held_out: [] },
  adapter: { path: 'adapter', sha256: 'a'.repeat(64), bytes: 1000, largest_change: 0.001 },
  started_at: '2026-11-22T09:00:00.000Z',
  seconds: 60,
  gpu: null,
  usd: null,
  versions: {},
  exit: { code: 0, reason: 'done' },
};

const sabotaged: [string, Partial<Receipt> | null, DefectCode, RegExp][] = [
  [
    'dataset swapped',
    { dataset_digest: 'e'.repeat(64) },
    'other-dataset',
    /read dataset e{12}, asked was d{12}/,
  ],
  ['zero rows', { rows: { used: 0, dropped: 73 } }, 'no-rows', /None of the dataset's 73 rows/],
  ['zero steps', { steps: { planned: 38, done: 0 } }, 'no-steps', /no optimizer step/],
  ['half the steps', { steps: { planned: 38, done: 19 } }, 'steps-missing', /after 19 of 38/],
  [
    'another learning rate',
    { settings: { asked: settings, applied: { ...settings, learning_rate: 2e-5 } } },
    'other-setting',
    /learning rate asked was 0.000005, applied was 0.00002\./,
  ],
  ['NaN loss', { loss: { log: [{ step: 7, loss: null }], held_out: [] } }, 'loss-not-finite', /at step 7:/],
  ['adapter missing', { adapter: null }, 'no-adapter', /left no trained weights/],
  [
    'adapter all zeros',
    { adapter: { path: 'a', sha256: 'f'.repeat(64), bytes: 9, largest_change: 0 } },
    'adapter-unchanged',
    /all zero/,
  ],
  ['exit 0 without a receipt', null, 'no-receipt', /left no receipt/],
  [
    'receipt of another request',
    { request_id: 'r2' },
    'other-request',
    /request r2, this loop made request r1/,
  ],
  [
    'failed run',
    { exit: { code: 6, reason: 'CUDA out of memory' } },
    'failed',
    /exit code 6: CUDA out of memory/,
  ],
  ['another model', { model: { id: 'huge', revision: null } }, 'other-model', /used huge, asked was tiny/],
  ['rows lost', { rows: { used: 73, dropped: -1 } }, 'rows-missing', /73 rows, the training accounts for 72/],
  ['flags ignored', { steps: { planned: 9, done: 9 } }, 'other-plan', /planned 9 .* make 38/],
  [
    'warm-up longer than the run',
    { settings: { asked: settings, applied: { learning_rate: 9e-8 } } },
    'other-setting',
    /warm-up longer than the run/,
  ],
];

describe('verifyReceipt', () => {
  it('finds nothing wrong with a run that did as asked', () => {
    expect(verifyReceipt(good, expected)).toEqual([]);
  });

  it.each(sabotaged)('catches: %s', (_, change, code, message) => {
    const defects = verifyReceipt(change === null ? null : { ...good, ...change }, expected);
    expect(defects.map((defect) => defect.code)).toEqual([code]);
    expect(defects[0]?.message).toMatch(message);
  });

  it('has a sentence of its own for every defect', () => {
    const messages = sabotaged.map(
      ([, change]) => verifyReceipt(change === null ? null : { ...good, ...change }, expected)[0]?.message,
    );
    expect(new Set(messages).size).toBe(sabotaged.length);
  });

  it('accepts dropped rows when the steps fit the rows that were left', () => {
    const receipt = { ...good, rows: { used: 70, dropped: 3 }, steps: { planned: 36, done: 36 } };
    expect(verifyReceipt(receipt, expected)).toEqual([]);
  });

  it('accepts a peak learning rate that lost one step of its decay', () => {
    const applied = { ...settings, learning_rate: settings.learning_rate * (37 / 38) };
    expect(verifyReceipt({ ...good, settings: { asked: settings, applied } }, expected)).toEqual([]);
  });

  it('asks for the revision when the request names one', () => {
    const pinned = { ...expected, model: { id: 'tiny', revision: 'abc' } };
    expect(verifyReceipt(good, pinned)).toEqual([]);
    expect(verifyReceipt({ ...good, model: { id: 'tiny', revision: 'def' } }, pinned)[0]?.code).toBe(
      'other-model',
    );
  });
});
