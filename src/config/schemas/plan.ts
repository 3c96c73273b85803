import * as z from 'zod';
import { Count, Text } from './primitives.ts';

const Range = z.tuple([z.number().min(0), z.number().min(0)]);

/** `retake.plan/1`: what `plan --json` prints. */
export const PlanSchema = z.object({
  schema: z.literal('retake.plan/1'),
  rows: Count,
  steps: Count,
  tokens: Count,
  minutes: Range,
  usd: Range.nullable(),
  /** What the range rests on, in words. */
  basis: Text,
  within_budget: z.boolean(),
  can_pass: z.boolean(),
  /** What stands in the way, a sentence each. */
  preflight: z.array(Text),
});
