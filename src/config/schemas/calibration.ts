import * as z from 'zod';
import { Count, Fraction, Text } from './primitives.ts';

/** How often each verdict came out over the draws of one setting. */
const Shares = z.object({ pass: Fraction, fail: Fraction, inconclusive: Fraction });

/** `retake.calibration/1`: what `calibrate --json` prints. */
export const CalibrationSchema = z.object({
  schema: z.literal('retake.calibration/1'),
  items: Count,
  draws: z.int().min(1),
  seed: z.int(),
  criteria: z.array(Text),
  /** Criteria that no simulation can measure (`training.*`): taken as met. */
  taken_as_met: z.array(Text),
  /** Nothing changed but that each item, with this probability, was drawn anew: every pass is a false one. */
  noise: z.array(z.object({ redrawn: Fraction, verdicts: Shares })),
  /** The same with a real change on top: negative for a drop. */
  power: z.array(
    z.object({
      redrawn: Fraction,
      category: Text.nullable(),
      change: z.number().min(-1).max(1),
      verdicts: Shares,
    }),
  ),
});
export type Calibration = z.output<typeof CalibrationSchema>;
