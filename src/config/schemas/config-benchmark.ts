import * as z from 'zod';
import { Argv, MOST_TOKENS, MOST_USD, NonEmpty, Url, WEEK_MINUTES } from './values.ts';

/** US dollars for a million tokens. */
const Prices = z.strictObject({ input: z.number().min(0), output: z.number().min(0) });

/** A model that helps to grade. */
const Helper = z.strictObject({
  model: NonEmpty,
  endpoint: Url.nullable().default(null),
  key_env: NonEmpty.nullable().default(null),
  prices: Prices.nullable().default(null),
});

/** Section `benchmark` of the configuration: how a model sits the exam, and how its answers are graded. */
export const BenchmarkSection = z
  .strictObject({
    command: Argv.nullable().default(null),
    endpoint: Url.nullable().default(null),
    key_env: NonEmpty.nullable().default(null),
    prices: Prices.nullable().default(null),
    judge: Helper.nullable().default(null),
    opponent: Helper.nullable().default(null),
    pattern: NonEmpty.nullable().default(null),
    grade_command: Argv.nullable().default(null),
    samples: z.int().min(1).max(10_000).default(1),
    temperature: z.number().min(0).max(2).default(0),
    max_tokens: z.int().min(1).max(MOST_TOKENS).default(2048),
    concurrency: z.int().min(1).max(1024).default(16),
    timeout_seconds: z
      .number()
      .positive()
      .max(WEEK_MINUTES * 60)
      .default(120),
    max_usd: z.number().positive().max(MOST_USD).nullable().default(null),
    baseline: z.enum(['rerun', 'reuse']).default('rerun'),
  })
  .check((context) => {
    const { judge, opponent, pattern, grade_command } = context.value;
    const graders = Object.entries({ judge, pattern, grade_command }).filter(([, value]) => value !== null);
    const problem = (path: string, message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path: [path], message });
    if (graders.length > 1) {
      const names = graders.map(([name]) => name);
      problem(names[1] ?? '', `answers are graded in one way: keep one of ${names.join(', ')}`);
    }
    if (opponent !== null && judge === null) problem('opponent', 'is of use only with a judge');
  });
