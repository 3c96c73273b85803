import * as z from 'zod';
import { DATASET_FORMATS } from '../../domain/dataset/dataset.ts';
import { BenchmarkSection } from './config-benchmark.ts';
import { CriteriaSection } from './config-criteria.ts';
import { TrainingSection } from './config-training.ts';
import { LoopName, NonEmpty, SeedText, Share } from './values.ts';

const Results = z.strictObject({
  paths: z.array(NonEmpty).default([]),
  format: NonEmpty.default('auto'),
  baseline: z.enum(['merge-base', 'none']).default('merge-base'),
});

const Failures = z.strictObject({
  categories: z
    .union([z.literal('all'), z.array(NonEmpty).min(1, { abort: true })], {
      error: 'expected all, or a list of categories such as [math, code]',
    })
    .default('all'),
  outcomes: z
    .array(z.enum(['loss', 'tie', 'incorrect', 'partial']))
    .min(1)
    .default(['loss', 'tie', 'incorrect']),
  already_right: z.enum(['exclude', 'keep']).default('exclude'),
  minimum: z.int().min(0).default(20),
});

const Split = z.strictObject({
  holdout: Share.default(0.3),
  seed: SeedText.default('retake'),
});

const TargetSource = z.enum(['reference', 'opponent']);

const Dataset = z.strictObject({
  format: z.enum(DATASET_FORMATS).default('prompt-completion'),
  /** Whose answer is learned: by category, `default` for those not named. */
  target: z
    .object({ default: TargetSource.default('reference') })
    .catchall(TargetSource)
    .prefault({}),
  strip_markup: z.boolean().default(true),
  replay: z.number().min(0).default(1),
});

const Evidence = z.strictObject({
  items: z.enum(['held-out', 'all']).default('held-out'),
  strength: z.enum(['significant', 'any']).default('significant'),
  preflight: z.enum(['warn', 'require']).default('warn'),
});

const Report = z.strictObject({
  answers: z.enum(['full', 'short', 'none']).default('full'),
  artifact_days: z.int().min(1).max(400).default(30),
});

const Next = z.strictObject({
  config: NonEmpty,
  when: z.literal('pass').default('pass'),
  start: z.enum(['propose', 'automatic']).default('propose'),
});

/** The whole of `.github/retake.yml`, with its defaults. */
export const ConfigDocument = z.strictObject({
  version: z.literal(1).default(1),
  name: LoopName.default('default'),
  results: Results.prefault({}),
  failures: Failures.prefault({}),
  split: Split.prefault({}),
  dataset: Dataset.prefault({}),
  training: TrainingSection.prefault({}),
  benchmark: BenchmarkSection.prefault({}),
  evidence: Evidence.prefault({}),
  criteria: CriteriaSection.prefault({}),
  report: Report.prefault({}),
  next: Next.nullable().default(null),
});
export type ConfigDocument = z.output<typeof ConfigDocument>;
/** As it is written: what has a default may be left out. */
export type ConfigInput = z.input<typeof ConfigDocument>;
