import { fillArgv } from '../domain/training/argv-template.ts';
import { findTraining } from './found.ts';
import { freshness } from './freshness.ts';
import { runTrainer } from './run-trainer.ts';
import type { Trainer, TrainingJob } from './trainer.ts';
import { writeTrainingRows } from './training-rows.ts';

/**
 * Trains with any program: `template` is its argument list, its placeholders filled from the job
 * (docs/trainers.md). What it did is read from the logs and weights that it leaves in `{output}`.
 */
export function commandTrainer(
  template: readonly string[],
  env: Record<string, string | undefined>,
): Trainer {
  return async (job) => {
    const { path, rows } = writeTrainingRows(job);
    const isFresh = freshness(job.output);
    await runTrainer(fillArgv(template, placeholders(job, path), 'training.command'), env, job);
    return findTraining(job.output, rows, isFresh);
  };
}

function placeholders(job: TrainingJob, trainFile: string): Record<string, string> {
  const settings = Object.entries(job.settings).map(([name, value]) => [name, String(value)]);
  return {
    dataset: job.dataset,
    train_file: trainFile,
    output: job.output,
    model: job.model.id,
    revision: job.model.revision ?? 'main',
    ...Object.fromEntries(settings),
  };
}
