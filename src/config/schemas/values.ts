import * as z from 'zod';

/** Bounds keep slips of the finger out: nobody means 1e23 epochs, no plan can be made for them, and timers overflow. */
export const WEEK_MINUTES = 7 * 24 * 60;
export const MOST_USD = 1_000_000;
export const MOST_TOKENS = 10_000_000;

const PERCENT = /^\d+(\.\d+)?\s*%$/;
const SHARE_WORDS = 'expected a share between 0 and 1, written as 0.3 or 30%';

/** A share of a whole: `0.3` or `30%`, held as a fraction. What aborts is reported in the words below. */
export const Share = z.union(
  [
    z.number().min(0, { abort: true }).max(1, { abort: true }),
    z
      .string()
      .regex(PERCENT, { abort: true })
      .transform((text) => Number.parseFloat(text) / 100)
      .refine((share) => share <= 1, { abort: true }),
  ],
  { error: SHARE_WORDS },
);

/** A command as a list of words: it is started directly, never through a shell. */
export const Argv = z
  .array(z.string().min(1), {
    error: 'expected a list of words such as ["python", "train.py", "{dataset}"]; no shell is involved',
  })
  .min(1);

export const NonEmpty = z.string().min(1);

/** Seeds are texts; a number written without quotes is taken as its digits. */
export const SeedText = z.union([z.string().min(1, { abort: true }), z.number().transform(String)], {
  error: 'expected a text or a number',
});

/** Part of the comment's hidden marker, of the check's name and of artifact names. */
export const LoopName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
  error: 'expected up to 64 letters, digits, dots, dashes or underscores, a letter or digit first',
});

export const Url = z.string().regex(/^https?:\/\/\S+$/, {
  error: 'expected an address that begins with http:// or https://',
});

export const WorkflowFile = z.string().regex(/^[A-Za-z0-9._-]+\.ya?ml$/, {
  error: 'expected the name of a file in .github/workflows, such as retake-train.yml',
});
