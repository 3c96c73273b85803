import * as z from 'zod';
import { Fraction, OutcomeName } from './primitives.ts';

const row = {
  task: z.string().min(1),
  /** The benchmark's own id; without one the prompt tells questions apart. */
  id: z.union([z.string(), z.number()]).nullable().optional(),
  prompt: z.string(),
  response: z.string(),
  reference: z.string().nullable().optional(),
  opponent_response: z.string().nullable().optional(),
  category: z.string().nullable().optional(),
  repeat: z.int().min(0).optional(),
};

/** One line of Retake's own result format: an answer with its outcome or its score. Other keys may stand beside. */
export const ResultRowSchema = z.union([
  z.looseObject({ ...row, outcome: OutcomeName, score: Fraction.nullable().optional() }),
  z.looseObject({ ...row, outcome: z.undefined().optional(), score: Fraction }),
]);
