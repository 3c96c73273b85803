import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, makeBed, pullRequest, results, start } from './bed.ts';
import { leaveResults, mainCheckout, reap, report, trainingRun, watch } from './gpu.ts';

const FORK = 'stranger/model';
const MINUTE = 60_000;
let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

function comment(): string {
  const ours = bed.github.ours(7);
  expect(ours).toHaveLength(1);
  return ours[0]?.body ?? '';
}

async function golden(name: string, text: string): Promise<void> {
  await expect(withoutFigures(withoutTime(text))).toMatchFileSnapshot(`golden/${name}.md`);
}

/** How long the requests of a start take is no matter here. */
function withoutTime(text: string): string {
  return text.replace(/ since=\S+/, ' since=THEN');
}

/** How a verdict is set out is for the report's own tests: here the first lines and the last matter. */
function withoutFigures(text: string): string {
  const lines = text.trimEnd().split('\n');
  if (!text.includes('phase=judged')) return text;
  return [...lines.slice(0, 3), '', '…', '', lines.at(-1), ''].join('\n');
}

describe('odd endings', () => {
  it('no runner takes the job for half an hour', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const watched = await watch(bed, run);
    expect(watched.code).toBe(4);
    expect(run.cancelled).toBe(true);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'timed_out' }]);
    await golden('no-runner', comment());
    // The cancelled run's last job does not take the reason away.
    const reported = await report(bed, run);
    expect(reported.code).toBe(4);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'timed_out' }]);
    await golden('no-runner', comment());
  });

  it('an approval never comes', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    for (const job of run.jobs) if (job.name === 'train') job.status = 'waiting';
    run.status = 'waiting';
    const watched = await watch(bed, run);
    expect(watched.code).toBe(0);
    await golden('waiting-for-approval', comment());
    bed.clock.advance(20 * 60 * MINUTE);
    expect((await reap(bed)).code).toBe(0);
    expect(run.cancelled).toBe(true);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'timed_out' }]);
    await golden('no-approval', comment());
  });

  it('the runner is lost in the middle of the training', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    bed.clock.advance(25 * MINUTE);
    const steps = [{ name: 'Run OWNER/retake@v1', status: 'in_progress', conclusion: null, number: 1 }];
    for (const job of run.jobs)
      if (job.name === 'train')
        Object.assign(job, { status: 'completed', conclusion: 'failure', runner: 'gpu-1', steps });
    expect((await report(bed, run)).code).toBe(4);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'timed_out' }]);
    await golden('runner-lost', comment());
  });

  it('the runner is lost after it has left everything: that counts', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    const steps = [{ name: 'Run OWNER/retake@v1', status: 'in_progress', conclusion: null, number: 1 }];
    for (const job of run.jobs)
      if (job.name === 'train') Object.assign(job, { conclusion: 'failure', steps });
    expect((await report(bed, run)).outputs.verdict).toBe('pass');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
  });

  it('the training fails and says why', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    bed.clock.advance(4 * MINUTE);
    await leaveResults(bed, run, {
      after: null,
      failure: {
        stage: 'training',
        message: 'CUDA out of memory',
        hint: 'Lower training.batch_size.',
        log: ['step 3', 'torch.OutOfMemoryError: CUDA out of memory'],
      },
    });
    const reported = await report(bed, run);
    expect(reported.code).toBe(4);
    expect(reported.log).toContain('training failed after 4 min: CUDA out of memory');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'failure' }]);
    await golden('training-failed', comment());
  });

  it('the training fails where nothing can be uploaded: its reason stays in the log', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const trained = await bed.step({
      run,
      event: 'workflow_dispatch',
      payload: { inputs: run.inputs },
      workspace: mainCheckout(bed),
      inputs: { command: 'train', request: run.inputs.request ?? '' },
      env: { ACTIONS_RESULTS_URL: '' },
    });
    expect(trained.code).toBe(4);
    expect(trained.log).toContain('::warning::cannot upload the artifact retake-results-');
    expect(trained.log).toMatch(/::error::.*\bexamine\b/);
  });

  it('the second exam is missing', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run, { after: null });
    expect((await report(bed, run)).code).toBe(4);
    await golden('exam-missing', comment());
  });

  it('the report itself is at fault: nobody waits for it', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    const reported = await bed.step({
      run,
      event: 'workflow_dispatch',
      payload: { inputs: run.inputs },
      workspace: mainCheckout(bed),
      inputs: { command: 'report', request: run.inputs.request ?? '' },
      // Made by the runner, and gone.
      env: { RUNNER_TEMP: '/nowhere' },
    });
    expect(reported.code).toBe(70);
    expect(reported.log).toContain('This is a bug in Retake');
    expect(comment()).toContain('an error of Retake itself');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'failure' }]);
    // Run again where that is mended.
    run.attempt = 2;
    expect((await report(bed, run)).outputs.verdict).toBe('pass');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
  });

  it('the results have expired', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    (await leaveResults(bed, run)).expired = true;
    expect((await report(bed, run)).code).toBe(4);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'timed_out' }]);
    await golden('results-expired', comment());
  });

  it('the receipt proves another training than the one asked for', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run, { receipt: { steps: { planned: 26, done: 0 } } });
    expect((await report(bed, run)).code).toBe(4);
    await golden('receipt-refused', comment());
  });

  it('a person cancels the training', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    bed.clock.advance(9 * MINUTE);
    for (const job of run.jobs)
      Object.assign(job, { status: 'completed', conclusion: 'cancelled', runner: 'gpu-1' });
    expect((await report(bed, run)).code).toBe(4);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'cancelled' }]);
    await golden('cancelled', comment());
  });

  it('a pull request from a fork has a token that can only read', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { repository: FORK });
    const started = await start(bed, {
      payload: pullRequest(bed, { repository: FORK }),
      inputs: { 'github-token': 'token-read' },
      actor: 'stranger',
    });
    expect(started.code).toBe(3);
    expect(bed.github.comments).toEqual([]);
    expect(bed.github.checks).toEqual([]);
    expect(bed.github.runs.filter(({ file }) => file === 'retake-train.yml')).toEqual([]);
    expect(started.log).toContain('pull-requests: write');
    expect(started.log).toContain('checks: write');
    expect(started.outputs.failures).toBe('26');
    await golden('fork-summary', started.summary);
  });

  it('a first-time contributor is told by the trusted side', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { repository: FORK, author: 'stranger' });
    const run = bed.github.addRun({
      file: 'retake-fork.yml',
      title: 'Retake for forks',
      event: 'workflow_run',
      status: 'in_progress',
    });
    const told = await bed.step({
      run,
      event: 'workflow_run',
      payload: {
        workflow_run: {
          head_sha: bed.head,
          head_branch: 'results',
          path: '.github/workflows/retake.yml',
          head_repository: { full_name: FORK },
        },
      },
      workspace: mainCheckout(bed),
      inputs: { 'fail-on': 'never' },
    });
    expect(told.code).toBe(0);
    expect(bed.github.shownChecks()).toMatchObject([{ sha: bed.head, conclusion: 'action_required' }]);
    await golden('fork-comment', comment());
  });

  it('a maintainer starts a fork by naming the very commit', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { repository: FORK });
    const byHand = async (sha: string) =>
      await bed.step({
        run: bed.github.addRun({ file: 'retake.yml', title: 'Retake', status: 'in_progress' }),
        event: 'workflow_dispatch',
        payload: { inputs: { 'pull-request': '7', sha } },
        actor: 'maintainer',
      });
    const moved = await byHand('b'.repeat(40));
    expect(moved.code).toBe(3);
    expect(moved.log).toContain('has moved on');
    expect((await byHand(bed.head)).code).toBe(0);
    expect(trainingRun(bed)).toBeDefined();
  });

  it('somebody without write permission reopens a pull request', async () => {
    bed = await makeBed();
    bed.github.permissions.reader = 'read';
    const started = await start(bed, { actor: 'reader' });
    expect(started.code).toBe(3);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'action_required' }]);
    await golden('no-permission', comment());
  });

  it('the runs of the day are used up', async () => {
    bed = await makeBed();
    for (let run = 0; run < 4; run += 1)
      bed.github.addRun({
        file: 'retake-train.yml',
        title: `retake other-${run}-00`,
        status: 'completed',
        conclusion: 'success',
      });
    expect((await start(bed)).code).toBe(3);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'action_required' }]);
    await golden('over-budget', comment());
  });

  it('the training workflow is not there', async () => {
    bed = await makeBed();
    bed.github.workflows = [];
    const started = await start(bed);
    expect(started.code).toBe(4);
    expect(started.log).toContain('Copy examples/workflows/retake-train.yml there');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'failure' }]);
    await golden('no-workflow', comment());
    // Once it is there, running the job again goes on from here.
    bed.github.workflows = ['retake-train.yml'];
    expect((await start(bed)).code).toBe(0);
    expect(bed.github.shownChecks()).toMatchObject([{ status: 'in_progress' }]);
  });

  it('there is too little to train on', async () => {
    bed = await makeBed({ pushed: results(100, 98) });
    expect((await start(bed)).code).toBe(0);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
    await golden('nothing-to-train', comment());
  });

  it('the head branch is deleted while it trains', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed', repository: null });
    await leaveResults(bed, run);
    expect((await report(bed, run)).code).toBe(0);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success', sha: bed.head }]);
    await golden('branch-deleted', comment());
  });

  it('the pull request is closed before anything starts', async () => {
    bed = await makeBed();
    const payload = pullRequest(bed) as { pull_request: { state: string } };
    payload.pull_request.state = 'closed';
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
    const started = await start(bed, { payload });
    expect(started.code).toBe(0);
    expect(started.log).toContain('the pull request is closed');
    expect(bed.github.comments).toEqual([]);
    expect(bed.github.checks).toEqual([]);
  });

  it('the branch is force-pushed while it trains', async () => {
    bed = await makeBed();
    await start(bed);
    const old = trainingRun(bed);
    const oldHead = bed.head;
    bed.repository.git('reset', '--quiet', '--hard', 'main');
    bed.head = bed.repository.commit('Other results', { 'benchmarks/exam.jsonl': results(100, 50) });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    await start(bed);
    expect(trainingRun(bed)).not.toBe(old);
    await leaveResults(bed, old);
    const reported = await report(bed, old);
    // The comment belongs to the newer run; this one's check, outputs and summary say what it came to.
    expect(reported.outputs.verdict).toBe('pass');
    expect(bed.github.shownChecks().find(({ sha }) => sha === oldHead)).toMatchObject({
      conclusion: 'cancelled',
    });
    expect(bed.github.shownChecks().find(({ sha }) => sha === bed.head)).toMatchObject({
      status: 'in_progress',
    });
    await golden('force-push', comment());
    await golden(
      'force-push-old-check',
      bed.github.shownChecks().find(({ sha }) => sha === oldHead)?.summary ?? '',
    );
  });

  it('a newer push takes over while the older one waits for a runner', async () => {
    bed = await makeBed();
    await start(bed);
    const old = trainingRun(bed);
    const oldHead = bed.head;
    bed.head = bed.repository.commit('More results', { 'benchmarks/exam.jsonl': results(100, 50) });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    await start(bed);
    expect((await watch(bed, old)).code).toBe(0);
    expect(old.cancelled).toBe(true);
    expect(bed.github.shownChecks().find(({ sha }) => sha === oldHead)).toMatchObject({
      conclusion: 'cancelled',
    });
    expect(bed.github.shownChecks().find(({ sha }) => sha === bed.head)).toMatchObject({
      status: 'in_progress',
    });
  });

  it('a merge queue asks', async () => {
    bed = await makeBed();
    const run = bed.github.addRun({
      file: 'retake.yml',
      title: 'Retake',
      event: 'merge_group',
      status: 'in_progress',
    });
    const asked = await bed.step({
      run,
      event: 'merge_group',
      payload: { merge_group: { head_sha: bed.head } },
    });
    expect(asked.code).toBe(0);
    expect(bed.github.shownChecks()).toMatchObject([{ sha: bed.head, conclusion: 'success' }]);
    expect(bed.github.comments).toEqual([]);
    await golden('merge-queue', bed.github.shownChecks()[0]?.summary ?? '');
  });

  it('the job that failed is run again', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    await report(bed, run);
    const said = comment();
    run.attempt = 2;
    const again = await report(bed, run);
    expect(again.code).toBe(0);
    expect(again.outputs.verdict).toBe('pass');
    expect(comment().replace(' attempt=2', '')).toBe(said);
    expect(bed.github.runs.filter(({ file }) => file === 'retake-train.yml')).toHaveLength(1);
    await golden('judged-again', said);
  });

  it('the same results are pushed again while they train: the second waits for the first', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const oldHead = bed.head;
    bed.head = bed.repository.commit('Mend a typo', { 'README.md': 'Our model\n' });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    const again = await start(bed);
    expect(again.log).toContain('attached');
    expect(again.outputs['training-run-id']).toBe(String(run.id));
    await golden('attached', comment());
    await leaveResults(bed, run);
    await report(bed, run);
    expect(comment()).toContain('PASS');
    expect(bed.github.shownChecks().map(({ sha, conclusion }) => [sha, conclusion])).toEqual([
      [oldHead, 'success'],
      [bed.head, 'success'],
    ]);
    expect(bed.github.runs.filter(({ file }) => file === 'retake-train.yml')).toHaveLength(1);
  });

  it('the same results are pushed again when they were judged: the verdict is used again', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    await report(bed, run);
    bed.head = bed.repository.commit('Mend a typo', { 'README.md': 'Our model\n' });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    run.status = 'completed';
    const again = await start(bed);
    expect(again.log).toContain('finished');
    expect(again.outputs.verdict).toBe('pass');
    expect(bed.github.shownChecks().map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
    expect(bed.github.runs.filter(({ file }) => file === 'retake-train.yml')).toHaveLength(1);
    await golden('reused', comment());
  });

  it('a start dies before it has dispatched: the reaper ends its check', async () => {
    bed = await makeBed();
    await start(bed);
    bed.github.runs = bed.github.runs.filter(({ file }) => file !== 'retake-train.yml');
    bed.clock.advance(90 * MINUTE);
    await reap(bed);
    // As long as its run is at work nobody gives it up.
    expect(bed.github.shownChecks()).toMatchObject([{ status: 'in_progress' }]);
    Object.assign(bed.github.runs[0] ?? {}, { status: 'completed', conclusion: 'cancelled' });
    await reap(bed);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'timed_out' }]);
    await golden('silent', comment());
  });

  it('a report dies: the reaper judges what the training left', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    Object.assign(run, { status: 'completed', conclusion: 'failure' });
    expect((await reap(bed)).code).toBe(0);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
    expect(comment()).toContain('PASS');
  });
});
