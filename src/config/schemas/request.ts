import * as z from 'zod';
import { CommitSha, Count, Digest, Instant } from './primitives.ts';
import { TrainingSettingsSchema } from './training.ts';
import { LoopName } from './values.ts';

/** Names that end up in API calls and on pages. */
const ShortText = z.string().min(1).max(256);
const RequestId = z
  .string()
  .regex(/^[0-9a-z-]{8,64}$/, { error: 'expected 8 to 64 lower-case letters, digits or dashes' });
const OrderKey = z
  .string()
  .regex(/^\d{6,15}\.\d{1,15}\.\d{1,6}$/, { error: 'expected order.run.attempt, such as 000142.17693.1' });
const Repository = z
  .string()
  .max(256)
  .regex(/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/, { error: 'expected owner/name' });

/** `retake.request/1`: what is asked of the GPU side. A claim from outside: nothing unknown is let through. */
export const RequestSchema = z.strictObject({
  schema: z.literal('retake.request/1'),
  request_id: RequestId,
  loop: LoopName,
  key: OrderKey,
  results_commit: CommitSha,
  head_sha: CommitSha,
  repository: Repository,
  pull_request: z.int().min(1).nullable(),
  check_run: z.int().min(1).nullable(),
  dataset: z.strictObject({ digest: Digest, artifact: ShortText, rows: Count }),
  model: z.strictObject({ id: ShortText, revision: ShortText.nullable() }),
  settings: z.strictObject(TrainingSettingsSchema.shape),
  budget: z.strictObject({
    minutes: z.number().positive(),
    usd_per_hour: z.number().positive().nullable(),
    usd: z.number().positive().nullable(),
    runs_per_day: Count,
  }),
  requested_by: ShortText,
  created_at: Instant,
});
