import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RetakeError } from '../domain/error.ts';
import type { KnownFailure } from './failures.ts';
import { findTraining } from './found.ts';
import { trainerPython } from './python-environment.ts';
import { runTrainer } from './run-trainer.ts';
import type { Trainer, TrainingJob } from './trainer.ts';
import { trainerFolder } from './trainer-folder.ts';

type Env = Record<string, string | undefined>;

/** Trains with TRL and PEFT, in a Python environment of its own that is set up on first use. */
export function trlTrainer(env: Env): Trainer {
  return async (job) => {
    const trainer = trainerFolder();
    const onLog = job.onLog ?? (() => {});
    const python = await trainerPython({ trainer, env, onLog, signal: job.signal });
    const jobFile = writeJob(job);
    // Neither may outlive the run that it belongs to.
    for (const name of ['run.json', 'failure.json']) rmSync(join(job.output, name), { force: true });
    await runTrainer(
      [...launcher(python, job.settings.gpus), '-m', 'retake_trainer', jobFile],
      // Some packages read their own files in the encoding of the machine.
      {
        ...env,
        PYTHONPATH: trainer,
        PYTHONUNBUFFERED: '1',
        PYTHONUTF8: '1',
        TOKENIZERS_PARALLELISM: 'false',
      },
      job,
      () => toldFailure(job.output),
    );
    return foundOf(job.output);
  };
}

/** One process for each GPU; transformers and accelerate find each other by what torchrun puts in the environment. */
function launcher(python: string, gpus: number): string[] {
  if (gpus === 1) return [python];
  return [python, '-m', 'torch.distributed.run', '--standalone', '--nproc_per_node', String(gpus)];
}

/** What `retake_trainer` reads: trainer/retake_trainer/job.py. */
function writeJob(job: TrainingJob): string {
  const document = {
    dataset: resolve(job.dataset),
    files: job.files,
    held_out: heldOutFiles(job.dataset),
    format: formatOf(job.dataset),
    model: job.model.id,
    revision: job.model.revision,
    settings: job.settings,
    output: resolve(job.output),
  };
  mkdirSync(job.output, { recursive: true });
  const path = join(job.output, 'job.json');
  writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
  return path;
}

function heldOutFiles(dataset: string): string[] {
  const folder = join(dataset, 'held-out');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.toSorted().map((name) => `held-out/${name}`);
}

function formatOf(dataset: string): string {
  return JSON.parse(readFileSync(join(dataset, 'manifest.json'), 'utf8')).format;
}

/** What the trainer says of its failure, which survives torchrun where its exit code does not. */
function toldFailure(output: string): KnownFailure | null {
  const path = join(output, 'failure.json');
  if (!existsSync(path)) return null;
  const { message, hint } = JSON.parse(readFileSync(path, 'utf8'));
  return { what: String(message), hint: String(hint) };
}

function foundOf(output: string) {
  if (!existsSync(join(output, 'run.json'))) {
    throw new RetakeError('TRAINING_FAILED', 'the trainer ended without saying what it did', {
      hint: `All that it printed is in ${join(output, 'trainer.log')}.`,
    });
  }
  return findTraining(output, 0, () => true);
}
