import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import type { TrainingRequest } from '../../src/domain/training/request.ts';
import { optimizerSteps } from '../../src/domain/training/steps.ts';
import { LIMITS } from '../../src/github/artifacts.ts';
import { unpack } from '../../src/github/unpack.ts';
import { fallingLoss, receipt } from '../builders/receipt.ts';
import { type Bed, results } from './bed.ts';
import type { FakeArtifact, FakeRun } from './fake/github.ts';
import { type ZipEntry, zip } from './fake/zip.ts';
import { scratch } from './scratch.ts';

/** The training run that was dispatched. */
export function trainingRun(bed: Bed): FakeRun {
  const run = bed.github.runs.findLast(({ file }) => file === 'retake-train.yml');
  if (run === undefined) throw new Error('nothing was dispatched');
  return run;
}

export function requestOf(run: FakeRun): TrainingRequest {
  return JSON.parse(run.inputs.request ?? '{}');
}

export interface Left {
  before?: string | null;
  after?: string | null;
  failure?: { stage: 'training' | 'benchmark'; message: string; hint: string | null; log: string[] };
  /** More files, or others in place of honest ones. */
  entries?: ZipEntry[];
  /** Changes the receipt that would be honest. */
  receipt?: Partial<ReturnType<typeof receipt>>;
}

/** Has the job `train` run to its end and leave what a GPU runner leaves, without a GPU. */
export async function leaveResults(bed: Bed, run: FakeRun, left: Left = {}): Promise<FakeArtifact> {
  const request = requestOf(run);
  const manifest = await manifestOf(bed, request);
  const { before = results(100, 60), after = results(100, 95) } = left;
  const exam = (folder: string, text: string | null) => (text === null ? null : { folder, paths: ['**/*'] });
  const document = {
    request,
    before: exam('before', before),
    after: exam('after', after),
    failure: left.failure ?? null,
  };
  const entries: ZipEntry[] = [
    { name: 'package.json', content: JSON.stringify(document) },
    { name: 'dataset/manifest.json', content: JSON.stringify(manifest) },
    {
      name: 'training/receipt.json',
      content: JSON.stringify({ ...honestReceipt(request, manifest), ...left.receipt }),
    },
    ...(before === null ? [] : [{ name: 'before/exam.jsonl', content: before }]),
    ...(after === null ? [] : [{ name: 'after/exam.jsonl', content: after }]),
    ...(left.entries ?? []),
  ];
  const train = run.jobs.find(({ name }) => name === 'train');
  const conclusion = left.failure ? 'failure' : 'success';
  if (train) Object.assign(train, { status: 'completed', conclusion, runner: 'gpu-1' });
  return addArtifact(bed, run, `retake-results-${request.request_id}`, zip(entries));
}

export function addArtifact(
  bed: Bed,
  run: FakeRun,
  name: string,
  archive: Buffer,
  given: Partial<FakeArtifact> = {},
): FakeArtifact {
  const sha256 = createHash('sha256').update(archive).digest('hex');
  const artifact = {
    id: bed.github.id(),
    name,
    run: run.id,
    archive,
    sha256,
    expired: false,
    fork: false,
    claimedBytes: null,
    ...given,
  };
  bed.github.artifacts.push(artifact);
  return artifact;
}

/** Plays the job `report` of a training run. */
export async function report(bed: Bed, run: FakeRun, inputs: Record<string, string> = {}) {
  const main = bed.repository.git('rev-parse', 'main');
  const given = {
    command: 'report',
    request: run.inputs.request ?? '',
    config: '.github/retake.yml',
    ...inputs,
  };
  return await bed.step({
    run,
    event: 'workflow_dispatch',
    payload: { inputs: run.inputs },
    sha: main,
    workspace: mainCheckout(bed),
    inputs: given,
  });
}

/** Plays the job `watch` of a training run. */
export async function watch(bed: Bed, run: FakeRun) {
  return await report(bed, run, { command: 'watch' });
}

/** Plays the scheduled run of the reaper. */
export async function reap(bed: Bed) {
  const run = bed.github.addRun({
    file: 'retake.yml',
    title: 'Retake',
    event: 'schedule',
    status: 'in_progress',
  });
  return await bed.step({
    run,
    event: 'schedule',
    payload: {},
    workspace: mainCheckout(bed),
    sha: bed.repository.git('rev-parse', 'main'),
  });
}

/** A checkout of the default branch, as the jobs of the training workflow have it. */
export function mainCheckout(bed: Bed): string {
  const folder = scratch('main');
  execFileSync('git', ['clone', '--quiet', '--no-local', '--branch', 'main', bed.repository.folder, folder], {
    stdio: 'pipe',
  });
  return folder;
}

async function manifestOf(bed: Bed, request: TrainingRequest): Promise<Manifest> {
  const start = Number(request.key.split('.')[1]);
  const artifact = bed.github.artifacts.find(
    ({ run, name }) => run === start && name === request.dataset.artifact,
  );
  const folder = scratch('dataset');
  writeFileSync(join(folder, '.zip'), artifact?.archive ?? '');
  await unpack(join(folder, '.zip'), join(folder, 'all'), LIMITS, 'dataset');
  return JSON.parse(readFileSync(join(folder, 'all/dataset/manifest.json'), 'utf8'));
}

function honestReceipt({ request_id, model, settings, dataset }: TrainingRequest, manifest: Manifest) {
  const planned = optimizerSteps(dataset.rows, settings);
  return receipt({
    request_id,
    model,
    dataset_digest: manifest.digest,
    rows: { used: dataset.rows, dropped: 0 },
    steps: { planned, done: planned },
    settings: { asked: settings, applied: settings },
    loss: { log: fallingLoss(planned), held_out: [] },
  });
}
