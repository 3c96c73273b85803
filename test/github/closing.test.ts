import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, CONFIG, headline, makeBed, pullRequest, start, startRun } from './bed.ts';
import { MINUTE, reactions, say, sticky, trainings } from './commanding.ts';
import type { FakePull } from './fake/github.ts';
import { zip } from './fake/zip.ts';
import { addArtifact, leaveResults, reap, report, requestOf, trainingRun, watch } from './gpu.ts';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

const check = (sha = bed.head) => bed.github.shownChecks().find((one) => one.sha === sha);
const fork = { repository: 'stranger/model', author: 'stranger' };

/** The payload of a pull request that is no longer open. */
function closed(number = 7, sha = bed.head): object {
  const payload = pullRequest(bed, { sha, action: 'closed' }) as { pull_request: object };
  Object.assign(payload.pull_request, { number, state: 'closed' });
  return payload;
}

/** Somebody closes the pull request, and the workflow hears of it. */
async function close(given: Partial<FakePull> = {}, number = 7) {
  const pull = bed.github.pulls.find((one) => one.number === number);
  Object.assign(pull ?? {}, { state: 'closed', ...given });
  bed.clock.advance(9 * MINUTE);
  return await start(bed, { payload: closed(number, pull?.sha) });
}

/** A second pull request with the same results on a commit of its own. */
async function another(): Promise<string> {
  const sha = bed.repository.commit('The same results', { 'README.md': 'Another model\n' });
  bed.github.addPull({ number: 8, sha, branch: 'other' });
  expect((await start(bed, { payload: numbered(8, sha) })).log).toContain('attached');
  return sha;
}

function numbered(number: number, sha: string): object {
  const payload = pullRequest(bed, { sha }) as { pull_request: object };
  Object.assign(payload.pull_request, { number });
  return payload;
}

describe('a pull request that is closed', () => {
  it('has its training cancelled, and comment and check say so; reopened it is trained', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    expect((await close()).code).toBe(0);
    expect(run.cancelled).toBe(true);
    expect(headline(sticky(bed))).toContain(
      'cancelled by ada after 9 min, since the pull request was closed',
    );
    expect(check()).toMatchObject({ conclusion: 'cancelled' });
    const said = sticky(bed);
    await report(bed, run);
    expect(sticky(bed)).toBe(said);
    expect(check()).toMatchObject({ conclusion: 'cancelled' });
    Object.assign(run, { status: 'completed', conclusion: 'cancelled' });
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'open' });
    await start(bed, { payload: pullRequest(bed, { action: 'reopened' }) });
    expect(trainings(bed)).toHaveLength(2);
    await leaveResults(bed, trainingRun(bed));
    await report(bed, trainingRun(bed));
    expect(headline(sticky(bed))).toContain('PASS');
    expect(check()).toMatchObject({ conclusion: 'success' });
  });

  it('and merged trains on: the branch that it went into asks the same', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await close({ merged: true });
    expect(run.cancelled).toBe(false);
    bed.repository.git('checkout', '--quiet', 'main');
    bed.repository.git('merge', '--quiet', '--squash', 'results');
    const merged = bed.repository.commit('Merge', {});
    const push = bed.github.addRun({ file: 'retake.yml', title: 'x', event: 'push', status: 'in_progress' });
    const payload = { ref: 'refs/heads/main', after: merged };
    expect((await bed.step({ run: push, event: 'push', payload })).log).toContain('attached');
    // And the branch moves on while it trains.
    bed.repository.commit('Later', { 'README.md': 'Later\n' });
    await leaveResults(bed, run);
    await report(bed, run);
    expect(headline(sticky(bed))).toContain('PASS');
    expect(check()).toMatchObject({ conclusion: 'success' });
    expect(check(merged)).toMatchObject({ conclusion: 'success' });
  });

  it('and merged can be asked about and cancelled by comment, and nothing is begun for it', async () => {
    bed = await makeBed();
    await start(bed);
    await close({ merged: true });
    expect(reactions(await say(bed, '/retake why math-95'))).toEqual(['rocket']);
    expect(reactions(await say(bed, '/retake cancel'))).toEqual(['rocket']);
    expect(trainingRun(bed).cancelled).toBe(true);
    expect(reactions(await say(bed, '/retake train'))).toEqual(['confused']);
    expect(trainings(bed)).toHaveLength(1);
  });

  it('trains on where another pull request waits for it, until that is closed, too', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const other = await another();
    expect((await close()).log).toContain('goes on');
    expect(run.cancelled).toBe(false);
    expect(check()).toMatchObject({ status: 'in_progress' });
    await close({}, 8);
    expect(run.cancelled).toBe(true);
    for (const sha of [bed.head, other]) expect(check(sha)).toMatchObject({ conclusion: 'cancelled' });
    for (const pull of [7, 8])
      expect(headline(sticky(bed, pull))).toContain('since the pull request was closed');
  });

  it('and is open again by the time that is heard loses nothing', async () => {
    bed = await makeBed();
    await start(bed);
    expect((await start(bed, { payload: closed() })).code).toBe(0);
    expect(trainingRun(bed).cancelled).toBe(false);
    expect(check()).toMatchObject({ status: 'in_progress' });
  });

  it('starts nothing that was still on its way', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
    expect((await start(bed, { run: startRun(bed) })).code).toBe(0);
    expect(trainings(bed)).toEqual([]);
    expect(check()).toMatchObject({ conclusion: 'cancelled' });
  });

  it('has its verdict left alone', async () => {
    bed = await makeBed();
    await start(bed);
    await leaveResults(bed, trainingRun(bed));
    await report(bed, trainingRun(bed));
    Object.assign(trainingRun(bed), { status: 'completed', conclusion: 'success' });
    const said = sticky(bed);
    expect((await close()).code).toBe(0);
    expect(sticky(bed)).toBe(said);
    expect(check()).toMatchObject({ conclusion: 'success' });
  });

  it('from a fork: its own run may cancel nothing, the reaper does', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, fork);
    expect(reactions(await say(bed, `/retake approve ${bed.head}`))).toEqual(['eyes', 'rocket']);
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
    const inputs = { 'github-token': 'token-read' };
    const payload = closed() as { pull_request: { head: object } };
    Object.assign(payload.pull_request.head, { repo: { full_name: fork.repository } });
    expect((await start(bed, { payload, inputs, actor: 'stranger' })).code).toBe(0);
    expect(trainingRun(bed).cancelled).toBe(false);
    await reap(bed);
    expect(trainingRun(bed).cancelled).toBe(true);
    expect(headline(sticky(bed))).toContain('since the pull request was closed');
    expect(check()).toMatchObject({ conclusion: 'cancelled' });
  });

  it('from a fork is not told of again by the trusted side', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { ...fork, state: 'closed' });
    const run = bed.github.addRun({ file: 'retake-fork.yml', title: 'x', event: 'workflow_run' });
    const from = {
      head_sha: bed.head,
      head_branch: 'results',
      head_repository: { full_name: fork.repository },
    };
    const told = await bed.step({ run, event: 'workflow_run', payload: { workflow_run: from } });
    expect(told.code).toBe(0);
    expect(bed.github.checks).toEqual([]);
  });

  it('whose report has died is judged by the reaper all the same', async () => {
    bed = await makeBed();
    await start(bed);
    await leaveResults(bed, trainingRun(bed));
    Object.assign(trainingRun(bed), { status: 'completed', conclusion: 'failure' });
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
    await reap(bed);
    expect(headline(sticky(bed))).toContain('PASS');
    expect(check()).toMatchObject({ conclusion: 'success' });
  });
});

it('a pull request that is closed has the loop cancelled, too, that followed', async () => {
  const config = `${CONFIG}next: { config: .github/second.yml, start: propose }\n`;
  const second = `name: second\n${CONFIG.replace('model: tiny-model', 'model: tiny-model, epochs: 7')}`;
  bed = await makeBed({ config, files: { '.github/second.yml': second } });
  await start(bed);
  await start(bed, { inputs: { config: '.github/second.yml' } });
  expect(trainings(bed)).toHaveLength(2);
  await close();
  expect(trainings(bed).map(({ cancelled }) => cancelled)).toEqual([true, true]);
  expect(bed.github.shownChecks().map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['retake / default', 'cancelled'],
    ['retake / second', 'cancelled'],
  ]);
});

it('a pull request that is closed has the run cancelled that trains by itself', async () => {
  bed = await makeBed({ config: CONFIG.replace('retake-train.yml', 'retake-single.yml') });
  const single = () =>
    bed.github.addRun({
      file: 'retake-single.yml',
      title: 'x',
      event: 'pull_request',
      status: 'in_progress',
    });
  const run = single();
  await start(bed, { run });
  bed.github.addJob(run, 'train', { status: 'in_progress', runner: 'gpu-1' });
  // Another trains the same by itself: neither waits for the other.
  const sha = bed.repository.commit('The same results', { 'README.md': 'Another model\n' });
  bed.github.addPull({ number: 8, sha, branch: 'other' });
  await start(bed, { run: single(), payload: numbered(8, sha) });
  bed.repository.git('checkout', '--quiet', bed.head);
  Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
  await start(bed, { run: single(), payload: closed() });
  expect(run.cancelled).toBe(true);
  expect(headline(sticky(bed))).toContain('since the pull request was closed');
  expect(check()).toMatchObject({ conclusion: 'cancelled' });
  expect(check(sha)).toMatchObject({ status: 'in_progress' });
});

describe('who waits for a run that somebody else has started', () => {
  it('is told its verdict by the run itself', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const other = await another();
    await leaveResults(bed, run);
    expect((await report(bed, run)).code).toBe(0);
    for (const pull of [7, 8]) expect(headline(sticky(bed, pull))).toContain('PASS');
    for (const sha of [bed.head, other]) expect(check(sha)).toMatchObject({ conclusion: 'success' });
  });

  it('is told of its failure', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const other = await another();
    const failure = { stage: 'training' as const, message: 'out of memory', hint: null, log: [] };
    await leaveResults(bed, run, { after: null, failure });
    expect((await report(bed, run)).code).toBe(4);
    expect(headline(sticky(bed, 8))).toContain('out of memory');
    expect(check(other)).toMatchObject({ conclusion: 'failure' });
  });

  it('is told what came of it when its failed jobs are run again', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const other = await another();
    const failure = { stage: 'training' as const, message: 'out of memory', hint: null, log: [] };
    await leaveResults(bed, run, { after: null, failure });
    await report(bed, run);
    Object.assign(run, { attempt: 2 });
    (await leaveResults(bed, run)).name += '-2';
    expect((await report(bed, run)).outputs.verdict).toBe('pass');
    expect(headline(sticky(bed, 8))).toContain('PASS');
    expect(check(other)).toMatchObject({ conclusion: 'success' });
  });

  it('is told why it was given up in the queue', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    const other = await another();
    await watch(bed, run);
    await report(bed, run);
    expect(headline(sticky(bed, 8))).toContain('lost. No runner');
    expect(check(other)).toMatchObject({ conclusion: 'timed_out' });
  });

  it('with the same head shares the check, and has a comment of its own', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    bed.github.addPull({ number: 9, sha: bed.head, base: 'release' });
    const payload = pullRequest(bed) as { pull_request: object };
    Object.assign(payload.pull_request, { number: 9, base: { ref: 'release' } });
    expect((await start(bed, { payload })).log).toContain('attached');
    await close();
    expect(run.cancelled).toBe(false);
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'open' });
    await leaveResults(bed, run);
    await report(bed, run);
    for (const pull of [7, 9]) expect(headline(sticky(bed, pull))).toContain('PASS');
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
  });

  it.each([
    ['is empty', []],
    ['is no JSON', [{ name: 'request.json', content: '{' }]],
    ['is a folder', [{ name: 'request.json/x', content: '{}' }]],
    ['climbs', [{ name: '../request.json', content: '{}' }]],
  ])('is found beside a word that %s', async (_, entries) => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await another();
    addArtifact(bed, startRun(bed), `retake-asked-${requestOf(run).request_id}`, zip(entries));
    await leaveResults(bed, run);
    const reported = await report(bed, run);
    expect(reported.code, reported.log).toBe(0);
    expect(headline(sticky(bed, 8))).toContain('PASS');
  });

  it('is not found by a word that somebody else has left', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await another();
    const words = bed.github.artifacts.filter(({ name }) => name.startsWith('retake-asked-'));
    expect(words).toHaveLength(2);
    for (const word of words) word.fork = true;
    await leaveResults(bed, run);
    await report(bed, run);
    expect(headline(sticky(bed, 8))).toContain('waiting for a training run');
  });
});
