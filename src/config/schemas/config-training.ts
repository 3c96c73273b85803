import * as z from 'zod';
import { Argv, MOST_TOKENS, MOST_USD, NonEmpty, WEEK_MINUTES, WorkflowFile } from './values.ts';

const Budget = z.strictObject({
  minutes: z.number().positive().max(WEEK_MINUTES).default(60),
  usd_per_hour: z.number().positive().max(10_000).nullable().default(null),
  usd: z.number().positive().max(MOST_USD).nullable().default(null),
  runs_per_day: z.int().min(0).max(1000).default(4),
});

const Range = z
  .tuple([z.number().min(0), z.number().min(0)])
  .refine(([low, high]) => low <= high, { message: 'expected [low, high], the lower end first' });

/** Shown beside what a training took; never decides. */
const Target = z.strictObject({
  minutes: Range.nullable().default(null),
  usd: Range.nullable().default(null),
});

/** Section `training` of the configuration: what is trained, how, where and for how much. */
export const TrainingSection = z
  .strictObject({
    model: NonEmpty.nullable().default(null),
    revision: NonEmpty.nullable().default(null),
    method: z.enum(['qlora', 'lora', 'full']).default('qlora'),
    trainer: z.enum(['trl', 'command', 'embedded']).default('trl'),
    command: Argv.nullable().default(null),
    epochs: z.number().positive().max(1000).default(2),
    learning_rate: z.number().positive().max(1).default(2e-5),
    batch_size: z.int().min(1).max(65_536).default(4),
    gradient_accumulation: z.int().min(1).max(65_536).default(1),
    gpus: z.int().min(1).max(1024).default(1),
    max_length: z.int().min(1).max(MOST_TOKENS).default(2048),
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(42),
    runner: z.array(NonEmpty).min(1).default(['self-hosted', 'gpu']),
    workflow: WorkflowFile.default('retake-train.yml'),
    queue_minutes: z.number().positive().max(WEEK_MINUTES).default(30),
    budget: Budget.prefault({}),
    target: Target.nullable().default(null),
  })
  .check((context) => {
    const { trainer, command } = context.value;
    if ((trainer === 'command') === (command !== null)) return;
    context.issues.push({
      code: 'custom',
      input: context.value,
      path: [trainer === 'command' ? 'trainer' : 'command'],
      message:
        trainer === 'command'
          ? 'needs training.command, the command to run as a list of words'
          : `is not run by the trainer ${trainer}; set training.trainer to command, or remove it`,
    });
  });
