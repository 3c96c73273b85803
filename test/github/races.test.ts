import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, headline, makeBed, pullRequest, results, start, startRun } from './bed.ts';
import { MINUTE, reactions, say, sticky, trainings } from './commanding.ts';
import type { FakeComment, FakeRun } from './fake/github.ts';
import { leaveResults, reap, report, trainingRun, watch } from './gpu.ts';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

function push(files: Record<string, string>): void {
  bed.head = bed.repository.commit('Newer results', files);
  Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
}

async function fail(run: FakeRun): Promise<void> {
  const failure = { stage: 'training' as const, message: 'out of memory', hint: null, log: [] };
  await leaveResults(bed, run, { after: null, failure });
  await report(bed, run);
  Object.assign(run, { status: 'completed', conclusion: 'failure' });
}

const check = (sha = bed.head) => bed.github.shownChecks().find((one) => one.sha === sha);

describe('a training whose failed jobs are run again', () => {
  async function again(): Promise<FakeRun> {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await fail(run);
    expect(headline(sticky(bed))).toContain('training failed');
    Object.assign(run, { status: 'in_progress', conclusion: null, attempt: 2 });
    for (const job of run.jobs) Object.assign(job, { status: 'queued', conclusion: null, runner: null });
    return run;
  }

  it('comes to its verdict, in the comment and in a check of its own', async () => {
    const run = await again();
    (await leaveResults(bed, run)).name += '-2';
    expect((await report(bed, run)).outputs.verdict).toBe('pass');
    expect(headline(sticky(bed))).toContain('PASS');
    expect(check()).toMatchObject({ status: 'completed', conclusion: 'success' });
  });

  it('is told of while it waits, and when it fails again', async () => {
    const run = await again();
    bed.clock.in(3, () => {
      for (const job of run.jobs) if (job.name === 'train') Object.assign(job, { status: 'in_progress' });
    });
    expect((await watch(bed, run)).code).toBe(0);
    expect(headline(sticky(bed))).toContain('waiting for a GPU');
    expect(check()).toMatchObject({ status: 'in_progress' });
    for (const job of run.jobs)
      if (job.name === 'train') Object.assign(job, { status: 'completed', conclusion: 'cancelled' });
    await report(bed, run);
    expect(headline(sticky(bed))).toContain('cancelled');
    expect(check()).toMatchObject({ conclusion: 'cancelled' });
  });

  it('and dies: the reaper ends it', async () => {
    const run = await again();
    bed.clock.in(3, () => {
      for (const job of run.jobs) if (job.name === 'train') Object.assign(job, { status: 'in_progress' });
    });
    await watch(bed, run);
    Object.assign(run, { status: 'completed', conclusion: 'failure' });
    for (const job of run.jobs) Object.assign(job, { status: 'completed', conclusion: 'failure' });
    bed.github.artifacts = bed.github.artifacts.filter(({ run: of }) => of !== run.id);
    await reap(bed);
    expect(check()).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(headline(sticky(bed))).toContain('training failed');
  });
});

describe('a start whose event is old', () => {
  async function outdated(): Promise<{ run: FakeRun; payload: object; head: string }> {
    bed = await makeBed();
    return { run: startRun(bed), payload: pullRequest(bed), head: bed.head };
  }

  it('because it is run again leaves the word to the newer commit, and trains nothing', async () => {
    const old = await outdated();
    await start(bed, old);
    await fail(trainingRun(bed));
    push({ 'benchmarks/exam.jsonl': results(100, 50) });
    await start(bed);
    const said = sticky(bed);
    bed.repository.git('checkout', '--quiet', old.head);
    old.run.attempt = 2;
    expect((await start(bed, old)).code).toBe(0);
    expect(sticky(bed)).toBe(said);
    expect(trainings(bed)).toHaveLength(2);
    expect(check(old.head)).toMatchObject({ conclusion: 'cancelled' });
    expect(check()).toMatchObject({ status: 'in_progress' });
  });

  it('because its runner came late does so, too', async () => {
    const old = await outdated();
    push({ 'benchmarks/exam.jsonl': results(100, 50) });
    await start(bed);
    const said = sticky(bed);
    bed.repository.git('checkout', '--quiet', old.head);
    expect((await start(bed, old)).code).toBe(0);
    expect(sticky(bed)).toBe(said);
    expect(trainings(bed)).toHaveLength(1);
  });

  it('and that was pushed over before it could dispatch starts nothing', async () => {
    const old = await outdated();
    push({ 'benchmarks/exam.jsonl': results(100, 50) });
    bed.repository.git('checkout', '--quiet', old.head);
    expect((await start(bed, old)).code).toBe(0);
    expect(trainings(bed)).toEqual([]);
    expect(headline(sticky(bed))).toContain(`superseded by \`${bed.head.slice(0, 7)}\``);
    expect(check(old.head)).toMatchObject({ conclusion: 'cancelled' });
  });
});

describe('a start that is not let through', () => {
  it('does not speak over the training of that very commit: a reader reopens the pull request', async () => {
    bed = await makeBed();
    await start(bed);
    const said = sticky(bed);
    bed.github.permissions.reader = 'read';
    const reopened = pullRequest(bed, { action: 'reopened' });
    expect((await start(bed, { payload: reopened, actor: 'reader' })).code).toBe(3);
    expect(sticky(bed)).toBe(said);
    expect(check()).toMatchObject({ status: 'in_progress' });
    await leaveResults(bed, trainingRun(bed));
    await report(bed, trainingRun(bed));
    await start(bed, { payload: reopened, actor: 'reader' });
    expect(headline(sticky(bed))).toContain('PASS');
    expect(check()).toMatchObject({ conclusion: 'success' });
  });

  it('nor over what a maintainer has let through: the fork’s own run is run again', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { repository: 'stranger/model', author: 'stranger' });
    const told = async (number: number) =>
      await bed.step({
        run: bed.github.addRun({ file: 'retake-fork.yml', title: 'x', event: 'workflow_run', number }),
        event: 'workflow_run',
        payload: {
          workflow_run: {
            head_sha: bed.head,
            head_branch: 'results',
            path: '.github/workflows/retake.yml',
            head_repository: { full_name: 'stranger/model' },
          },
        },
      });
    await told(40);
    expect(headline(sticky(bed))).toContain('comes from a fork');
    expect(reactions(await say(bed, `/retake approve ${bed.head}`))).toEqual(['eyes', 'rocket']);
    await told(42);
    expect(headline(sticky(bed))).toContain('waiting for a GPU');
    await leaveResults(bed, trainingRun(bed));
    await report(bed, trainingRun(bed));
    expect(headline(sticky(bed))).toContain('PASS');
    expect(check()).toMatchObject({ conclusion: 'success' });
  });
});

describe('the reaper', () => {
  it('leaves a run alone whose turn came only now: its watch counts', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    run.status = 'in_progress';
    for (const job of run.jobs) if (job.name === 'watch') job.status = 'in_progress';
    bed.clock.advance(120 * MINUTE);
    await reap(bed);
    expect(run.cancelled).toBe(false);
    expect(check()).toMatchObject({ status: 'in_progress' });
    // The watch has given up after hours, and nobody else counts.
    for (const job of run.jobs) if (job.name === 'watch') job.status = 'completed';
    await reap(bed);
    expect(run.cancelled).toBe(true);
    expect(check()).toMatchObject({ conclusion: 'timed_out' });
  });
});

it('a run that another pull request waits for is not cancelled by a push to the first', async () => {
  bed = await makeBed();
  await start(bed);
  const run = trainingRun(bed);
  const other = bed.repository.commit('The same results', { 'README.md': 'Another model\n' });
  bed.github.addPull({ number: 8, sha: other, branch: 'other' });
  const payload = pullRequest(bed, { sha: other });
  Object.assign((payload as { pull_request: object }).pull_request, { number: 8 });
  expect((await start(bed, { payload })).log).toContain('attached');
  push({ 'benchmarks/exam.jsonl': results(100, 50) });
  await start(bed);
  bed.clock.in(2, () => {
    for (const job of run.jobs) if (job.name === 'train') Object.assign(job, { status: 'in_progress' });
  });
  expect((await watch(bed, run)).code).toBe(0);
  expect(run.cancelled).toBe(false);
  await leaveResults(bed, run);
  await report(bed, run);
  Object.assign(run, { status: 'completed', conclusion: 'success' });
  await reap(bed);
  expect(headline(sticky(bed, 8))).toContain('PASS');
  expect(check(other)).toMatchObject({ conclusion: 'success' });
});

it('a training job that goes by another name is not cancelled for not being seen', async () => {
  bed = await makeBed();
  await start(bed);
  const run = trainingRun(bed);
  run.status = 'in_progress';
  const train = run.jobs.find(({ name }) => name === 'train');
  Object.assign(train ?? {}, { name: 'Train on the GPU', status: 'in_progress', runner: 'gpu-1' });
  const watched = await watch(bed, run);
  expect(watched.code).toBe(0);
  expect(watched.log).toContain('has no job `train`');
  await reap(bed);
  expect(run.cancelled).toBe(false);
  expect(check()).toMatchObject({ status: 'in_progress' });
});

it('a comment that is not listed at once is no reason to give up', async () => {
  bed = await makeBed();
  let hidden: FakeComment | undefined;
  let lists = 0;
  bed.github.onComment = () => {
    if (lists === 0) hidden = bed.github.comments.pop();
  };
  bed.server.fault = () => {
    if (hidden !== undefined) lists += 1;
    if (hidden !== undefined && lists === 2) bed.github.comments.push(hidden);
    return null;
  };
  const started = await start(bed);
  expect(started.code, started.log).toBe(0);
  expect(bed.github.ours(7)).toHaveLength(1);
  expect(headline(sticky(bed))).toContain('waiting for a GPU');
});
