import type { LossPoint, Receipt } from '../../src/domain/training/receipt.ts';

export function receipt(overrides: Partial<Receipt> = {}): Receipt {
  const settings = {
    method: 'qlora',
    epochs: 2,
    learning_rate: 2e-5,
    batch_size: 4,
    gradient_accumulation: 1,
    gpus: 1,
    max_length: 2048,
    seed: 42,
  };
  return {
    schema: 'retake.receipt/1',
    request_id: null,
    trainer: 'trl',
    model: { id: 'acme/tiny-1b', revision: null },
    dataset_digest: `9f3c${'0'.repeat(60)}`,
    rows: { used: 73, dropped: 0 },
    tokens: 41_000,
    steps: { planned: 38, done: 38 },
    settings: { asked: settings, applied: settings },
    loss: { log: fallingLoss(38), held_out: [] },
    adapter: { path: 'adapter', sha256: `77ab${'0'.repeat(60)}`, bytes: 84_000_000, largest_change: 0.0021 },
    started_at: '2026-01-05T10:00:00Z',
    seconds: 1020,
    gpu: { name: 'NVIDIA H100', count: 1, peak_memory_bytes: 22_000_000_000 },
    usd: 0.68,
    versions: { trl: '0.24.0' },
    exit: { code: 0, reason: 'completed' },
    ...overrides,
  };
}

/** A loss as it falls in training, from about 1.4 towards 0.6, with a ripple that is always the same. */
export function fallingLoss(steps: number): LossPoint[] {
  return Array.from({ length: steps }, (_, index) => ({
    step: index + 1,
    loss: 0.6 + 0.82 * Math.exp((-3 * index) / steps) + 0.04 * Math.sin(index * 1.7),
  }));
}
