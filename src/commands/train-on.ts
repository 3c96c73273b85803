import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { trainingFiles } from '../domain/dataset/manifest.ts';
import { EXIT, RetakeError } from '../domain/error.ts';
import type { Budget } from '../domain/training/plan.ts';
import type { Receipt, TrainingSettings } from '../domain/training/receipt.ts';
import { type FoundTraining, makeReceipt } from '../domain/training/receipt-assembly.ts';
import { progressLine } from '../report/progress-line.ts';
import { whileAlone, writeJson } from '../results/write.ts';
import { freshness } from '../training/freshness.ts';
import type { Trainer, TrainingProgress } from '../training/trainer.ts';
import type { Context } from './context.ts';
import { checkDataset, digestAsItIs } from './documents.ts';
import { measuredSoFar } from './interrupted-training.ts';

export interface TrainingTask {
  trainer: { name: string; train: Trainer };
  /** Folder of the dataset, and its manifest. */
  dataset: string;
  manifest: Manifest;
  model: { id: string; revision: string | null };
  settings: TrainingSettings;
  budget: Budget;
  requestId: string | null;
  /** Folder for adapter, progress and receipt. */
  out: string;
}

/**
 * Trains and leaves `receipt.json` and `progress.jsonl`, also where training failed: then it throws after the
 * receipt is written. Resolves to the receipt. Throws USAGE where another run is at work in the same folder.
 */
export async function trainOn(task: TrainingTask, context: Context): Promise<Receipt> {
  checkDataset(task.dataset, task.manifest);
  refuseEmpty(task);
  return await whileAlone(task.out, () => trainAlone(task, context));
}

async function trainAlone(task: TrainingTask, context: Context): Promise<Receipt> {
  const startedAt = context.now();
  const receiptOf = (found: FoundTraining, exit: Receipt['exit']) => {
    const seconds = (context.now().getTime() - startedAt.getTime()) / 1000;
    const receipt = makeReceipt(asked(task), found, {
      startedAt,
      seconds,
      usdPerHour: task.budget.usdPerHour,
      exit,
    });
    writeJson(join(task.out, 'receipt.json'), receipt);
    return receipt;
  };
  const isFresh = freshness(task.out);
  const told: TrainingProgress[] = [];
  try {
    const found = await runTrainer(task, context, (progress) => told.push(progress));
    return receiptOf(found, { code: 0, reason: 'completed' });
  } catch (error) {
    const code = error instanceof RetakeError ? error.exitCode : EXIT.bug;
    const reason = error instanceof Error ? error.message : String(error);
    receiptOf(measuredSoFar(task.out, isFresh, told), { code, reason });
    throw error;
  }
}

function refuseEmpty({ manifest, dataset }: TrainingTask): void {
  if (trainingFiles(manifest).some(({ rows }) => rows > 0)) return;
  throw new RetakeError('DATASET_EMPTY', `${dataset} has no row to train on`, {
    hint: 'retake extract tells why: look at the audit and at the warnings of its manifest.',
  });
}

async function runTrainer(
  task: TrainingTask,
  context: Context,
  tell: (progress: TrainingProgress) => void,
): Promise<FoundTraining> {
  const limit = AbortSignal.timeout(task.budget.minutes * 60_000);
  const progressFile = join(task.out, 'progress.jsonl');
  rmSync(progressFile, { force: true });
  const onProgress = (progress: TrainingProgress) => {
    tell(progress);
    appendWherePossible(progressFile, `${JSON.stringify(progress)}\n`);
    context.status(progressLine(progress));
  };
  try {
    return await task.trainer.train({
      dataset: task.dataset,
      files: trainingFiles(task.manifest).map(({ path }) => path),
      model: task.model,
      settings: task.settings,
      output: task.out,
      onProgress,
      signal: AbortSignal.any([context.signal, limit]),
    });
  } catch (cause) {
    if (!limit.aborted || context.signal.aborted) throw cause;
    throw new RetakeError(
      'TRAINING_FAILED',
      `training was stopped at its limit of ${task.budget.minutes} minutes`,
      {
        hint: 'Raise training.budget.minutes, or train on less.',
        cause,
      },
    );
  }
}

/** Its progress is told while a training runs: a disk that is full must not leave the trainer running alone. */
function appendWherePossible(path: string, line: string): void {
  try {
    appendFileSync(path, line);
  } catch {
    // The receipt is written in the end, or says that it cannot be.
  }
}

/** The dataset is the one that lies there afterwards: a trainer that changed it did not train what was asked. */
function asked({ trainer, model, dataset, manifest, settings, requestId }: TrainingTask) {
  const datasetDigest = digestAsItIs(dataset, manifest);
  return { requestId, trainer: trainer.name, model, datasetDigest, settings };
}
