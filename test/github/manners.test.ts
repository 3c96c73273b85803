import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeMarker } from '../../src/domain/loop/marker.ts';
import { type Bed, CONFIG, headline, makeBed, pullRequest, results, start, startRun } from './bed.ts';
import { FULL } from './fake/github.ts';
import { leaveResults, mainCheckout, report, trainingRun } from './gpu.ts';
import { scratch } from './scratch.ts';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

function planted(commit: string, loop = 'default', order = 999_999): string {
  const key = { order, run: 1, attempt: 1 };
  const marker = writeMarker({
    loop,
    key,
    commit,
    request: null,
    phase: 'judged',
    attempt: 1,
    since: null,
    history: [],
  });
  return `${marker}\n### ✅ Retake: PASS. Nothing to see here`;
}

describe('the bot’s manners', () => {
  it('finds its comment among 250 others, and writes no second one', async () => {
    bed = await makeBed();
    for (let index = 0; index < 130; index += 1) bed.github.addComment(7, 'ada', `comment ${index}`);
    await start(bed);
    for (let index = 0; index < 120; index += 1) bed.github.addComment(7, 'grace', `comment ${index}`);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    await report(bed, run);
    expect(bed.github.ours(7)).toHaveLength(1);
    expect(headline(bed.github.ours(7)[0]?.body)).toContain('PASS');
    expect(bed.github.comments).toHaveLength(251);
  });

  it('does not believe a marker that somebody else has written', async () => {
    bed = await makeBed();
    const foreign = bed.github.addComment(7, 'mallory', planted(bed.head));
    await start(bed);
    expect(foreign.body).toBe(planted(bed.head));
    expect(bed.github.ours(7)).toHaveLength(1);
    expect(headline(bed.github.ours(7)[0]?.body)).toContain('waiting for a GPU');
  });

  it('asks whose token it has where a marker is not the workflow token’s', async () => {
    bed = await makeBed();
    bed.github.tokens['token-app'] = { ...FULL, login: 'our-app[bot]' };
    await start(bed, { inputs: { 'github-token': 'token-app' } });
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    await report(bed, run, { 'github-token': 'token-app' });
    const comments = bed.github.comments.filter(({ login }) => login === 'our-app[bot]');
    expect(comments).toHaveLength(1);
    expect(headline(comments[0]?.body)).toContain('PASS');
  });

  it('asks again whose token it has where GitHub breaks down over it', async () => {
    bed = await makeBed();
    bed.github.addComment(7, 'mallory', planted(bed.head));
    let struck = 0;
    bed.server.fault = () => {
      if (struck > 0 || bed.server.requests.at(-1)?.path !== '/graphql') return null;
      struck += 1;
      return 'broken-before';
    };
    await start(bed);
    expect(struck).toBe(1);
    expect(headline(bed.github.ours(7)[0]?.body)).toContain('waiting for a GPU');
  });

  it('keeps the loops of two names apart', async () => {
    bed = await makeBed();
    bed.repository.git('checkout', '--quiet', 'main');
    bed.repository.commit('A second loop', { '.github/second.yml': `name: second\n${CONFIG}` });
    bed.repository.publish();
    bed.repository.git('checkout', '--quiet', 'results');
    bed.repository.git('merge', '--quiet', 'main');
    bed.head = bed.repository.git('rev-parse', 'HEAD');
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    await start(bed);
    await start(bed, { inputs: { config: '.github/second.yml' } });
    expect(bed.github.ours(7).map(({ body }) => /loop=(\S+)/.exec(body)?.[1])).toEqual(['default', 'second']);
    expect(bed.github.shownChecks().map(({ name }) => name)).toEqual(['retake / default', 'retake / second']);
  });

  it('ends with one comment where two runs create one at the same time', async () => {
    bed = await makeBed();
    const first = startRun(bed);
    const second = startRun(bed);
    // Both have looked and found nothing before either writes.
    let writes = 0;
    bed.github.onComment = () => {
      writes += 1;
      if (writes !== 1) return;
      const [comment] = bed.github.comments;
      const key = { order: second.number, run: second.id, attempt: 1 };
      const marker = writeMarker({
        loop: 'default',
        key,
        commit: bed.head,
        request: null,
        phase: 'extracted',
        attempt: 1,
        since: null,
        history: [],
      });
      bed.github.addComment(7, FULL.login, `${marker}\n### The other run’s`);
      if (comment) comment.id = bed.github.id();
      bed.github.comments.reverse();
    };
    await bed.step({ run: first, event: 'pull_request', payload: pullRequest(bed) });
    expect(bed.github.ours(7)).toHaveLength(1);
    expect(bed.github.ours(7)[0]?.body).toContain('The other run’s');
  });

  it('ends with one training where two starts dispatch the same at the same time', async () => {
    bed = await makeBed();
    const run = startRun(bed);
    const early = bed.github.id();
    bed.github.onDispatch = ({ title, file }) => {
      bed.github.onDispatch = () => {};
      bed.github.addRun({ id: early, title, file });
    };
    const started = await bed.step({ run, event: 'pull_request', payload: pullRequest(bed) });
    expect(started.log).toContain('attached');
    expect(started.outputs['training-run-id']).toBe(String(early));
    const trainings = bed.github.runs.filter(({ file }) => file === 'retake-train.yml');
    expect(trainings.filter(({ cancelled }) => !cancelled).map(({ id }) => id)).toEqual([early]);
    // The cancelled run's last job does not say that this was the end.
    const cancelled = trainings.find((one) => one.cancelled);
    if (cancelled === undefined) throw new Error('none was cancelled');
    const said = bed.github.ours(7)[0]?.body;
    expect((await report(bed, cancelled)).code).toBe(0);
    expect(bed.github.ours(7)[0]?.body).toBe(said);
    expect(bed.github.shownChecks()).toMatchObject([{ status: 'in_progress' }]);
  });

  it('lets an old slow run that finishes last not overwrite the newer verdict', async () => {
    bed = await makeBed();
    await start(bed);
    const slow = trainingRun(bed);
    bed.head = bed.repository.commit('Newer results', { 'benchmarks/exam.jsonl': results(100, 50) });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    await start(bed);
    const quick = trainingRun(bed);
    await leaveResults(bed, quick, { before: results(100, 50), after: results(100, 90) });
    await report(bed, quick);
    const verdict = bed.github.ours(7)[0]?.body;
    await leaveResults(bed, slow, { after: results(100, 20) });
    await report(bed, slow);
    expect(bed.github.ours(7).map(({ body }) => body)).toEqual([verdict]);
    expect(bed.github.shownChecks().map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'success']);
  });

  it('writes nothing where nothing has changed', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    await report(bed, run);
    const before = bed.server.requests.length;
    await report(bed, run);
    const writes = bed.server.requests
      .slice(before)
      .filter(({ method, path }) => method !== 'GET' && path.includes('/issues/'));
    expect(writes).toEqual([]);
  });

  it('turns the same comment from red to green, and remembers', async () => {
    bed = await makeBed();
    await start(bed);
    const first = trainingRun(bed);
    await leaveResults(bed, first, { after: results(100, 20) });
    expect((await report(bed, first)).code).toBe(1);
    expect(headline(bed.github.ours(7)[0]?.body)).toContain('FAIL');
    bed.head = bed.repository.commit('Newer results', { 'benchmarks/exam.jsonl': results(100, 50) });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    await start(bed);
    const second = trainingRun(bed);
    await leaveResults(bed, second, { before: results(100, 50), after: results(100, 90) });
    expect((await report(bed, second)).code).toBe(0);
    expect(headline(bed.github.ours(7)[0]?.body)).toContain('PASS');
    expect(bed.github.ours(7)[0]?.body).toContain('earlier verdicts: ❌');
    // On the held-out items alone.
    expect(bed.github.ours(7)[0]?.body).toMatch(/goal after training, oldest first: ▁▇ 15\.2 %, 90\.9 %\n/);
  });

  it('does not wait an hour for the limit of the hour: it says so, and the job run again goes on', async () => {
    bed = await makeBed();
    const run = startRun(bed);
    const began = bed.clock.now;
    // Once the comment stands.
    bed.server.fault = () => (bed.github.comments.length > 0 ? 'used-up' : null);
    const started = await start(bed, { run });
    expect(started.code, started.log).toBe(4);
    expect(started.log.match(/::error::.*rate limit is used up/g)).toHaveLength(1);
    expect(bed.clock.now - began).toBeLessThan(10 * 60_000);
    bed.server.fault = () => null;
    run.attempt = 2;
    expect((await start(bed, { run })).code).toBe(0);
    expect(bed.github.ours(7)).toHaveLength(1);
    expect(headline(bed.github.ours(7)[0]?.body)).toContain('waiting for a GPU');
  });

  it('asks again after a broken answer, also once it has created something', async () => {
    bed = await makeBed();
    const { requests } = bed.server;
    let struck = 0;
    bed.server.fault = () => {
      const created = requests.some(({ method }) => method === 'POST');
      if (struck > 0 || !created || !requests.at(-1)?.path.includes('/check-runs?')) return null;
      struck += 1;
      return 'broken-before';
    };
    const started = await start(bed);
    expect(struck).toBe(1);
    expect(started.log).not.toContain('502');
    expect(bed.github.shownChecks()).toMatchObject([{ status: 'in_progress' }]);
  });

  it('loses no verdict where it may neither comment nor check', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run, { after: results(100, 20) });
    const reported = await report(bed, run, { 'github-token': 'token-read' });
    expect(reported.code).toBe(1);
    expect(reported.outputs.verdict).toBe('fail');
    expect(reported.summary).toContain('FAIL');
    expect(reported.log).toContain('pull-requests: write');
    expect(reported.log).toContain('checks: write');
  });

  it('loses no verdict where the page cannot be written', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    const temp = scratch('full');
    mkdirSync(join(temp, 'retake/report.html'), { recursive: true });
    const inputs = { command: 'report', request: run.inputs.request ?? '' };
    const step = { run, event: 'workflow_dispatch', payload: { inputs: run.inputs }, inputs, temp };
    const reported = await bed.step({ ...step, workspace: mainCheckout(bed) });
    expect(reported.code, reported.log).toBe(0);
    expect(headline(bed.github.ours(7)[0]?.body)).toContain('PASS');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
  });

  it('loses no verdict where there is no summary to write to', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    const env = { GITHUB_STEP_SUMMARY: '/nowhere/summary.md' };
    const inputs = { command: 'report', request: run.inputs.request ?? '' };
    const step = { run, event: 'workflow_dispatch', payload: { inputs: run.inputs }, inputs, env };
    const reported = await bed.step({ ...step, workspace: mainCheckout(bed) });
    expect(reported.code, reported.log).toBe(0);
    expect(reported.log).toContain('the step summary could not be written');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
  });

  it('finds the run that an Enterprise Server does not name', async () => {
    bed = await makeBed();
    bed.github.oldDispatch = true;
    const started = await start(bed);
    expect(started.code).toBe(0);
    expect(started.outputs['training-run-id']).toBe(String(trainingRun(bed).id));
    expect(bed.github.runs.filter(({ file }) => file === 'retake-train.yml')).toHaveLength(1);
  });

  it('says so where the artifact client refuses an Enterprise Server, and compares there', async () => {
    bed = await makeBed({ files: { 'benchmarks/exam.jsonl': results(100, 60) }, pushed: results(100, 90) });
    const env = { GITHUB_SERVER_URL: 'https://github.example.org' };
    const compared = await start(bed, { env, inputs: { command: 'compare' } });
    expect(compared.outputs.verdict, compared.log).toBe('pass');
    const started = await start(bed, { env });
    expect(started.code).toBe(4);
    expect(started.log).toContain('does not work on this GitHub Enterprise Server');
    expect(started.log).toContain('docs/github.md');
  });

  it('says what to set where the checkout is too shallow for the merge base', async () => {
    bed = await makeBed();
    const workspace = scratch('shallow');
    const clone = ['clone', '--quiet', '--depth', '1', '--branch', 'results'];
    execFileSync('git', [...clone, `file://${bed.repository.folder}`, workspace], { stdio: 'pipe' });
    const started = await start(bed, { workspace });
    expect(started.code).toBe(0);
    expect(started.log).toContain('the checkout is shallow and does not hold the merge base');
    expect(started.log).toContain('set fetch-depth: 0');
  });

  it('does not take one commit’s results for another’s', async () => {
    bed = await makeBed();
    bed.repository.git('checkout', '--quiet', 'main');
    const started = await start(bed);
    expect(started.code).toBe(2);
    expect(started.log).toContain('the results asked for are those of');
    bed.repository.git('merge', '--quiet', '--no-ff', 'results', '-m', 'Merge, as GitHub makes it');
    expect((await start(bed)).code).toBe(0);
  });

  it('a push without a pull request has its check and its step summary', async () => {
    bed = await makeBed();
    bed.github.pulls = [];
    const run = bed.github.addRun({ file: 'retake.yml', title: 'Retake', event: 'push', branch: 'results' });
    const payload = { ref: 'refs/heads/results', after: bed.head };
    const started = await bed.step({ run, event: 'push', payload });
    expect(started.code).toBe(0);
    expect(started.summary).toContain('waiting for a GPU');
    const training = trainingRun(bed);
    await leaveResults(bed, training);
    const reported = await report(bed, training);
    expect(reported.summary).toContain('PASS');
    expect(bed.github.comments).toEqual([]);
    expect(bed.github.shownChecks()).toMatchObject([{ sha: bed.head, conclusion: 'success' }]);
  });

  it('a push to the head of a pull request speaks there', async () => {
    bed = await makeBed();
    const run = bed.github.addRun({ file: 'retake.yml', title: 'Retake', event: 'push', branch: 'results' });
    await bed.step({ run, event: 'push', payload: { ref: 'refs/heads/results', after: bed.head } });
    expect(bed.github.ours(7)).toHaveLength(1);
  });

  it('leaves a pull request in peace that brings no results', async () => {
    bed = await makeBed({ files: { 'benchmarks/exam.jsonl': results(100, 60) } });
    const started = await start(bed);
    expect(started.code).toBe(0);
    expect(bed.github.comments).toEqual([]);
    expect(bed.github.shownChecks()).toMatchObject([{ sha: bed.head, conclusion: 'success' }]);
    expect(bed.github.runs.map(({ file }) => file)).toEqual(['retake.yml']);
  });

  it('reads one of several models in a file, where the results name it', async () => {
    const rows = results(100, 60).trimEnd().split('\n');
    const named = rows.map((row, index) => ({ ...JSON.parse(row), model: index < 60 ? 'tiny' : 'other' }));
    bed = await makeBed();
    bed.head = bed.repository.commit('Two models', {
      'benchmarks/exam.jsonl': named.map((row) => `${JSON.stringify(row)}\n`).join(''),
    });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    const started = await start(bed, { inputs: { results: 'benchmarks/exam.jsonl#tiny' } });
    expect(started.code, started.log).toBe(0);
    expect(started.summary).toContain('60');
  });

  it('compares with the merge base, not with where the base branch has moved to', async () => {
    bed = await makeBed({ files: { 'benchmarks/exam.jsonl': results(100, 70) } });
    bed.repository.git('checkout', '--quiet', 'main');
    bed.repository.commit('Later', { 'benchmarks/exam.jsonl': results(100, 10) });
    bed.repository.publish();
    bed.repository.git('checkout', '--quiet', 'results');
    const started = await start(bed);
    expect(started.summary).toContain('These results against the merge base');
    expect(started.summary).toContain('70 %');
    expect(started.summary).toContain('60 %');
  });
});
