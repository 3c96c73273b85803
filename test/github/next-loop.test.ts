import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { LIMITS } from '../../src/github/artifacts.ts';
import { unpack } from '../../src/github/unpack.ts';
import { type Bed, CONFIG, makeBed, results, start } from './bed.ts';
import { type FakeArtifact, type FakeRun, FULL } from './fake/github.ts';
import type { ZipEntry } from './fake/zip.ts';
import { leaveResults, report, requestOf, trainingRun } from './gpu.ts';
import { scratch } from './scratch.ts';

const NEXT = `
name: phase-2
results: { paths: [more/*.jsonl] }
failures: { minimum: 5 }
split: { holdout: 0.3 }
training: { model: tiny-model, trainer: command, command: [train], workflow: retake-train.yml, budget: { usd_per_hour: 3, usd: 5 } }
benchmark: { command: [examine] }
`;

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

/** A loop that passed, up to its report: what the next one may do is on the default branch. */
async function passed(
  rule: 'propose' | 'automatic',
  { config = CONFIG, next = NEXT, more = moreResults() as string | null } = {},
): Promise<FakeRun> {
  bed = await makeBed({
    config: `${config}next: { config: .github/phase-2.yml, start: ${rule} }\n`,
    files: { '.github/phase-2.yml': next, ...(more === null ? {} : { 'more/exam.jsonl': more }) },
  });
  await start(bed);
  const run = trainingRun(bed);
  await leaveResults(bed, run, { entries: await datasetRows(datasetOf(run)) });
  return run;
}

/** Questions of another kind, so that nothing is in both sets. */
const moreResults = () => results(80, 20, 'algebra').replaceAll('What is', 'Solve x for x =');

function datasetOf(run: FakeRun): FakeArtifact {
  const { dataset, key } = requestOf(run);
  const from = Number(key.split('.')[1]);
  const found = bed.github.artifacts.find((one) => one.run === from && one.name === dataset.artifact);
  if (found === undefined) throw new Error(`run ${from} has no artifact ${dataset.artifact}`);
  return found;
}

async function unpacked({ archive }: FakeArtifact): Promise<string> {
  const folder = scratch('dataset');
  writeFileSync(join(folder, '.zip'), archive);
  await unpack(join(folder, '.zip'), join(folder, 'all'), LIMITS, 'dataset');
  return join(folder, 'all');
}

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'dataset/manifest.json'), 'utf8')) as Manifest;

/** The rows that the GPU side leaves beside the manifest. */
async function datasetRows(artifact: FakeArtifact): Promise<ZipEntry[]> {
  const folder = await unpacked(artifact);
  return manifestIn(folder).files.map(({ path }) => ({
    name: `dataset/${path}`,
    content: readFileSync(join(folder, 'dataset', path), 'utf8'),
  }));
}

const comment = () => bed.github.ours(7)[0]?.body ?? '';
const trainings = () => bed.github.runs.filter(({ file }) => file === 'retake-train.yml');

describe('the next loop', () => {
  it('is proposed with its plan, and can be started by hand with the inputs that the comment shows', async () => {
    const run = await passed('propose');
    expect((await report(bed, run)).code).toBe(0);
    expect(comment()).toContain('Retake: PASS');
    expect(comment()).toMatch(
      /<summary>Next loop: phase-2, \d+ rows, \d+ steps, .*, \$[\d.]+ to \$[\d.]+, proposed</,
    );
    expect(comment()).toContain('run the workflow `retake-train.yml` by hand');
    expect(trainings()).toHaveLength(1);

    const inputs = Object.fromEntries(
      [...comment().matchAll(/^(request|request-id|config): (.*)$/gm)].map(([, name = '', value]) => [
        name,
        value ?? '',
      ]),
    );
    const byHand = bed.github.dispatch('retake-train.yml', 'main', inputs);
    expect(inputs.config).toBe('.github/phase-2.yml');
    expect(requestOf(byHand)).toMatchObject({ loop: 'phase-2', pull_request: 7, head_sha: bed.head });
    // Its report speaks in a comment and a check of its own.
    await leaveResults(bed, byHand, { entries: await datasetRows(datasetOf(byHand)) });
    expect((await report(bed, byHand, { config: '.github/phase-2.yml' })).code).toBe(0);
    expect(bed.github.ours(7).map(({ body }) => /loop=(\S+)/.exec(body)?.[1])).toEqual([
      'default',
      'phase-2',
    ]);
    expect(bed.github.shownChecks().map(({ name }) => name)).toEqual([
      'retake / default',
      'retake / phase-2',
    ]);
  });

  it('is started by itself, once, on both sets of failures', async () => {
    const run = await passed('automatic');
    expect((await report(bed, run)).code).toBe(0);
    expect(trainings()).toHaveLength(2);
    const second = trainings()[1] as FakeRun;
    expect(second.inputs.config).toBe('.github/phase-2.yml');
    expect(comment()).toMatch(/This verdict started it: \[training run \d+\]/);
    const first = manifestIn(await unpacked(datasetOf(run)));
    const joined = manifestIn(await unpacked(datasetOf(second)));
    expect(joined.digest).toBe(requestOf(second).dataset.digest);
    expect(joined.merged).toEqual([{ digest: first.digest, kept: first.trained_items.length, dropped: 0 }]);
    expect(Object.keys(joined.categories).sort()).toEqual(['algebra', 'math']);

    // The job is run again, and again after that training failed: the verdict has had its one start.
    await report(bed, run);
    Object.assign(second, { status: 'completed', conclusion: 'failure' });
    await report(bed, { ...run, attempt: 2 });
    expect(trainings()).toHaveLength(2);
    expect(comment()).toContain(`[training run ${second.id}]`);
  });

  it.each([
    [
      'a day of too many runs',
      { next: NEXT.replace('usd: 5', 'usd: 5, runs_per_day: 1') },
      '1 of 1 training runs',
    ],
    [
      'a price above the budget',
      { next: NEXT.replace('usd: 5', 'usd: 0.001') },
      'training.budget.usd is \\$0.00',
    ],
    [
      'criteria that cannot be met',
      { next: `${NEXT}evidence: { preflight: require }\n` },
      'would hardly be seen',
    ],
    ['no results', { more: null }, 'more/\\*.jsonl'],
    [
      'the same name',
      { next: NEXT.replace('name: phase-2', 'name: default') },
      'called default like this one',
    ],
    [
      'a setting that is missing',
      { next: NEXT.replace('benchmark:', 'report: {} #') },
      'benchmark.command must be set',
    ],
  ])('is not started for %s, and the comment says so', async (_, given, reason) => {
    const run = await passed('automatic', given);
    expect((await report(bed, run)).code).toBe(0);
    expect(comment()).toContain('Retake: PASS');
    expect(comment()).toContain(reason);
    expect(trainings()).toHaveLength(1);
  });

  it('is not started by itself for a fork, nor without the permission: the inputs are shown', async () => {
    const run = await passed('automatic');
    const read = { ...FULL, permissions: { ...FULL.permissions, actions: 'read' as const } };
    bed.github.tokens['token-report'] = read;
    expect((await report(bed, run, { 'github-token': 'token-report' })).code).toBe(0);
    expect(comment()).toContain('actions: write');
    expect(comment()).toMatch(/^request-id: [0-9a-f]{32}$/m);
    for (const pull of bed.github.pulls) pull.repository = 'stranger/model';
    expect((await report(bed, { ...run, attempt: 2 })).code).toBe(0);
    expect(comment()).toContain('came from a fork: what follows them is started by hand');
    expect(comment()).toMatch(/^request-id: [0-9a-f]{32}$/m);
    expect(trainings()).toHaveLength(1);
  });

  it('is not even mentioned where the verdict is no PASS', async () => {
    bed = await makeBed({ config: `${CONFIG}next: { config: .github/phase-2.yml, start: automatic }\n` });
    await start(bed);
    await leaveResults(bed, trainingRun(bed), { after: results(100, 30) });
    await report(bed, trainingRun(bed));
    expect(comment()).not.toContain('Next loop');
    expect(trainings()).toHaveLength(1);
  });
});
