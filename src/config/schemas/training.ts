import * as z from 'zod';
import { Count, Text } from './primitives.ts';

/** What a training run was told, in request and receipt alike. */
export const TrainingSettingsSchema = z.object({
  method: Text,
  epochs: z.number().positive(),
  learning_rate: z.number().positive(),
  batch_size: z.int().min(1),
  gradient_accumulation: z.int().min(1),
  gpus: z.int().min(1),
  max_length: z.int().min(1),
  seed: Count,
});

export const LossLog = z.array(z.object({ step: Count, loss: z.number().nullable() })).max(1_000_000);
