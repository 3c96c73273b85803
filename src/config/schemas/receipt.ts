import * as z from 'zod';
import { Count, Digest, Instant, ModelName, Text } from './primitives.ts';
import { LossLog, TrainingSettingsSchema } from './training.ts';

const reported = z.exactOptional(z.number());

/** What the trainer says it used, odd as it may be: the receipt's check judges it. What it does not say stays away. */
const AppliedSettings = z.object({
  method: z.exactOptional(Text),
  epochs: reported,
  learning_rate: reported,
  batch_size: reported,
  gradient_accumulation: reported,
  gpus: reported,
  max_length: reported,
  seed: reported,
});

const Rows = z.object({ used: Count, dropped: Count });

/** `retake.receipt/1`: receipt.json of a training run. */
export const ReceiptSchema = z.object({
  schema: z.literal('retake.receipt/1'),
  request_id: Text.nullable(),
  trainer: Text,
  model: ModelName,
  dataset_digest: Digest,
  rows: Rows,
  held_out_rows: z.exactOptional(Rows),
  steps: z.object({ planned: Count, done: Count }),
  tokens: Count.nullable(),
  settings: z.object({ asked: TrainingSettingsSchema, applied: AppliedSettings }),
  loss: z.object({ log: LossLog, held_out: LossLog }),
  adapter: z
    .object({ path: Text, sha256: Digest, bytes: Count, largest_change: z.number().min(0).nullable() })
    .nullable(),
  started_at: Instant,
  seconds: z.number().min(0),
  gpu: z.object({ name: Text, count: Count, peak_memory_bytes: Count.nullable() }).nullable(),
  usd: z.number().min(0).nullable(),
  versions: z.record(Text, Text),
  warnings: z.exactOptional(z.array(Text)),
  exit: z.object({ code: z.int(), reason: Text }),
});
