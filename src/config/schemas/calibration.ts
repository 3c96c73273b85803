import * as z from 'zod';
import { Count, Fraction, Text } from './primitives.ts';

/** How often each verdict came out over the draws of one setting. */
const Shares = z.object({ pass: Fraction, fail: Fraction, inconclusive: Fraction });

/** How many re-runs were imagined. */
const Draws = z.int().min(1);

const Advice = z.object({
  /** false: the configured criteria pass too often by chance; those named here are the defaults. */
  keep: z.boolean(),
  criteria: z.array(Text),
  false_pass: Fraction,
  /** Fewest deciding items with which a gain of 10 points in every category passes 4 times in 5. */
  items: Count.nullable(),
  /** The share of this benchmark that they are; null where it has too few items. */
  holdout: Fraction.nullable(),
});

/** `retake.calibration/1`: what `calibrate --json` prints. */
export const CalibrationSchema = z.object({
  schema: z.literal('retake.calibration/1'),
  items: Count,
  draws: Draws,
  seed: z.int(),
  criteria: z.array(Text),
  /** Criteria that no simulation can measure (`training.*`): taken as met. */
  taken_as_met: z.array(Text),
  /** Nothing changed but that each item, with this probability, was drawn anew: every pass is a false one. */
  noise: z.array(z.object({ redrawn: Fraction, draws: Draws, verdicts: Shares })),
  /** The same with a real change on top: negative for a drop. */
  power: z.array(
    z.object({
      redrawn: Fraction,
      category: Text.nullable(),
      change: z.number().min(-1).max(1),
      draws: Draws,
      verdicts: Shares,
    }),
  ),
  /** What to change so that a verdict can be believed. */
  advice: Advice,
});
