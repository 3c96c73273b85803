import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { EXIT, RetakeError } from '../domain/error.ts';
import type { TrainingRequest } from '../domain/training/request.ts';
import { resultsArtifact } from '../domain/training/request-id.ts';
import { optimizerSteps } from '../domain/training/steps.ts';
import { uploadArtifact } from '../github/upload.ts';
import type { LoopView } from '../report/state-view.ts';
import { writeJson } from '../results/write.ts';
import type { Action } from './action/action.ts';
import { rulingConfig } from './action/action-config.ts';
import { DATASET_FOLDER, filesBelow, RESULTS_FOLDER } from './action/begin/prepare.ts';
import { connectTo } from './action/connection.ts';
import { type LeftFailure, PACKAGE_FILE, type ResultsPackage } from './action/end/results-package.ts';
import { keptResults } from './action/kept-results.ts';
import { readRequest } from './action/loop-documents.ts';
import type { LoopRun } from './action/loop-run.ts';
import { orWarn } from './action/or-warn.ts';
import { refuseOtherLoop, requestedLoop } from './action/requested-loop.ts';
import { askedConfig } from './action/study/asked-config.ts';
import { examinedFiles } from './action/study/examined-files.ts';
import { liveProgress } from './action/study/live-progress.ts';
import { logTail } from './action/study/log-tail.ts';
import { checkModel } from './check-model.ts';
import { checkReceipt } from './check-receipt.ts';
import { configHome } from './config-home.ts';
import { checkDataset, readManifest } from './documents.ts';
import { fetchDataset } from './fetch-dataset.ts';
import { loopParts } from './loop-parts.ts';
import type { Examined } from './run-loop.ts';
import { trainOn } from './train-on.ts';
import { trainingBudget, trainingSettings } from './training-settings.ts';

/**
 * `train`: the job on the GPU runner. Verifies the request, trains and examines by the default branch's commands,
 * and uploads what `report` judges; also where it failed, with the reason.
 */
export async function trainJob(action: Action): Promise<number> {
  const request = readRequest(action);
  const client = connectTo(action);
  const config = askedConfig(await rulingConfig(action, client), request);
  const { run } = action;
  const loopRun = requestedLoop(action, client, config, request, { id: run.key.run, url: run.url });
  const out = join(run.temp, 'retake', 'out');
  mkdirSync(out, { recursive: true });
  const left: ResultsPackage = { request, before: null, after: null, failure: null };
  try {
    await study(loopRun, request, out, left);
  } catch (error) {
    left.failure = failureOf(error, left, out);
    // What cannot be left behind must not take the place of the reason in the log.
    await orWarn(action, () => leave(loopRun, out, left));
    throw error;
  }
  await leave(loopRun, out, left);
  return EXIT.done;
}

/** Dataset, first exam, training, second exam: each step leaves its files in `out`. */
async function study(
  loopRun: LoopRun,
  request: TrainingRequest,
  out: string,
  left: ResultsPackage,
): Promise<void> {
  const { action, client, config } = loopRun;
  refuseOtherLoop(loopRun);
  const fetched = join(action.run.temp, 'retake', 'fetched');
  const dataset = join(out, DATASET_FOLDER);
  await fetchDataset(client, request, fetched);
  cpSync(join(fetched, DATASET_FOLDER), dataset, { recursive: true });
  const manifest = askedManifest(dataset, request);
  const parts = await loopParts(
    config,
    configHome(action.inputs.config, action.context),
    out,
    action.context,
  );
  checkModel(manifest, parts.model, false);
  const live = liveProgress(loopRun, config.training.budget.usd_per_hour);
  live.say(beforeTheFirstStep(request, action));
  const reuse = config.benchmark.baseline === 'reuse' && config.training.trainer !== 'embedded';
  left.before = examinedFiles(
    reuse ? pushed(loopRun, manifest, fetched) : await parts.examineBase(),
    out,
    'before',
  );

  const task = {
    trainer: { name: parts.trainer.name, train: live.follow(parts.trainer.train) },
    dataset,
    manifest,
    model: request.model,
    settings: trainingSettings(config),
    budget: trainingBudget(config),
    requestId: request.request_id,
    out: join(out, 'training'),
  };
  const receipt = await trainOn(task, action.context);
  await live.settled();
  const adapter = checkReceipt(receipt, task);
  live.say({ phase: 'benchmarking', done: 0, total: null });
  left.after = examinedFiles(await parts.examineTrained(join(task.out, adapter)), out, 'after');
  await live.settled();
}

/** The results that were pushed: a pull request may have said by its own configuration where they lie. */
function pushed({ config }: LoopRun, manifest: Manifest, fetched: string): Examined {
  const cwd = join(fetched, RESULTS_FOLDER);
  return { cwd, results: keptResults(manifest, config.results, cwd).paths };
}

/** Throws DATASET_INVALID where the dataset is not the one that was asked for. */
function askedManifest(dataset: string, request: TrainingRequest): Manifest {
  const manifest = readManifest(dataset);
  checkDataset(dataset, manifest);
  if (manifest.digest === request.dataset.digest) return manifest;
  throw new RetakeError(
    'DATASET_INVALID',
    'the dataset is not the one that was asked for: its digest differs',
  );
}

/** The job has its runner: models are loaded and the first exam is sat, which can take a while. */
function beforeTheFirstStep({ dataset, settings }: TrainingRequest, { context }: Action): LoopView {
  const steps = optimizerSteps(dataset.rows, settings);
  const heardAt = context.now().toISOString();
  return { phase: 'training', step: 0, steps, loss: null, minutesLeft: null, heardAt, usdSoFar: null };
}

function failureOf(error: unknown, { before }: ResultsPackage, out: string): LeftFailure {
  const known = error instanceof RetakeError;
  const stage =
    known && error.code === 'BENCHMARK_FAILED' ? 'benchmark' : before === null ? 'request' : 'training';
  const logs = stage === 'benchmark' ? ['after.log', 'before.log'] : ['training/trainer.log'];
  const message = error instanceof Error ? error.message : String(error);
  return {
    stage,
    message: message.slice(0, 2000),
    hint: (known && error.hint) || null,
    log: logTail(logs.map((path) => join(out, path))),
  };
}

/** Everything `report` needs, never the weights: they stay on this machine. */
async function leave({ action, config }: LoopRun, out: string, left: ResultsPackage): Promise<void> {
  writeJson(join(out, PACKAGE_FILE), left);
  const wanted = [
    `${DATASET_FOLDER}/`,
    'before/',
    'after/',
    'training/receipt.json',
    'training/progress.jsonl',
    PACKAGE_FILE,
  ];
  const files = filesBelow(out).filter((file) => wanted.some((path) => file.startsWith(join(out, path))));
  const name = resultsArtifact(left.request.request_id, action.run.key.attempt);
  await uploadArtifact(name, files, out, config.report.artifact_days);
}
