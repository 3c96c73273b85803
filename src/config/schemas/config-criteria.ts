import * as z from 'zod';
import { NonEmpty, Share } from './values.ts';

/** Low and high end; shares. Never decides. */
const Target = z
  .tuple([Share, Share], { error: 'expected two shares, low and high, such as [20%, 30%]' })
  .refine(([low, high]) => low <= high, { error: 'expected the lower end first' });

const CriterionRow = z.strictObject({
  id: NonEmpty.optional(),
  metric: NonEmpty,
  rule: NonEmpty,
  target: Target.optional(),
});
export type CriterionRow = z.output<typeof CriterionRow>;

/** Section `criteria`: metric and rule are texts here, parsed by the domain once the file is known to be sound. */
export const CriteriaSection = z.strictObject({
  guards: z.array(CriterionRow).optional(),
  goals: z.array(CriterionRow).optional(),
  decision: z.enum(['any', 'all']).default('any'),
  inconclusive: z.enum(['failure', 'neutral', 'action_required']).default('action_required'),
});
