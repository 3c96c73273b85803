import type { Receipt, TrainingSettings } from './receipt.ts';

/** What was asked for. */
export interface AskedTraining {
  requestId: string | null;
  trainer: string;
  model: Receipt['model'];
  datasetDigest: string;
  settings: TrainingSettings;
}

/** What was found afterwards, in logs and files. */
export type FoundTraining = Pick<
  Receipt,
  'rows' | 'held_out_rows' | 'steps' | 'tokens' | 'loss' | 'adapter' | 'gpu' | 'versions' | 'warnings'
> & {
  applied: Partial<TrainingSettings>;
};

export interface TrainingRunFacts {
  startedAt: Date;
  /** Wall time. */
  seconds: number;
  /** Price of the whole runner, all its GPUs together. */
  usdPerHour: number | null;
  exit: Receipt['exit'];
}

/** A run that left nothing behind: it failed before its first step. */
export const NOTHING_FOUND: FoundTraining = {
  rows: { used: 0, dropped: 0 },
  steps: { planned: 0, done: 0 },
  tokens: null,
  applied: {},
  loss: { log: [], held_out: [] },
  adapter: null,
  gpu: null,
  versions: {},
};

/** Price of a stretch of wall time, to the hundredth of a cent. */
export function costInUsd(seconds: number, usdPerHour: number | null): number | null {
  return usdPerHour === null ? null : Math.round((seconds / 3600) * usdPerHour * 1e4) / 1e4;
}

export function makeReceipt(asked: AskedTraining, found: FoundTraining, run: TrainingRunFacts): Receipt {
  return {
    schema: 'retake.receipt/1',
    request_id: asked.requestId,
    trainer: asked.trainer,
    model: asked.model,
    dataset_digest: asked.datasetDigest,
    rows: found.rows,
    ...(found.held_out_rows && { held_out_rows: found.held_out_rows }),
    steps: found.steps,
    tokens: found.tokens,
    settings: { asked: asked.settings, applied: found.applied },
    loss: found.loss,
    adapter: found.adapter,
    started_at: run.startedAt.toISOString(),
    seconds: Math.round(run.seconds * 10) / 10,
    gpu: found.gpu,
    usd: costInUsd(run.seconds, run.usdPerHour),
    versions: found.versions,
    ...(found.warnings && { warnings: found.warnings }),
    exit: run.exit,
  };
}
