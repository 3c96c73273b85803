import * as z from 'zod';
import { byCategory } from './by-category.ts';
import { Count, Fraction, Interval, OutcomeName, Text, WarningEntry } from './primitives.ts';

const Mean = z.object({ questions: Count, mean: Fraction, interval: Interval });

const CategoryEntry = z.object({
  questions: Count,
  answers: Count,
  outcomes: z.partialRecord(OutcomeName, Count),
  consistency: z.object({
    agreement: Mean.nullable(),
    pass: z.array(z.object({ k: z.int().min(1), any: Mean, all: Mean })),
  }),
});

const Positions = z.object({
  pairs: Count,
  agreed: Count,
  first: Count,
  second: Count,
  ties: Count,
  p: Fraction,
});

const Usage = z.object({
  model: Text,
  asked: Count,
  from_store: Count,
  prompt_tokens: Count,
  completion_tokens: Count,
});

/** `retake.exam/1`: what `benchmark --json` prints. */
export const ExamSchema = z.object({
  schema: z.literal('retake.exam/1'),
  out: Text,
  settings: z.object({
    model: Text,
    revision: Text.nullable(),
    system: Text.nullable(),
    samples: z.int().min(1),
    grader: Text,
    temperature: z.number().min(0),
    max_tokens: z.int().min(1),
    top_p: Fraction.nullable(),
    seed: z.int().nullable(),
  }),
  questions: Count,
  answers: Count,
  errors: Count,
  categories: byCategory(CategoryEntry),
  judge: z.object({ positions: Positions, unreadable: Count }).nullable(),
  usage: z.array(Usage),
  retries: Count,
  usd: z.number().min(0).nullable(),
  seconds: z.number().min(0),
  warnings: z.array(WarningEntry),
});
