import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, headline, makeBed, start, startRun } from './bed.ts';
import { sticky, trainings } from './commanding.ts';
import { leaveResults, reap, report, requestOf, trainingRun } from './gpu.ts';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

const runOf = (event: string) => bed.github.addRun({ file: 'retake.yml', title: 'Retake', event });
const check = () => bed.github.shownChecks().find(({ sha }) => sha === bed.head);

it('the clock tells of no repository: the reaper knows a default branch by any name', async () => {
  bed = await makeBed();
  await start(bed);
  Object.assign(bed.github, { defaultBranch: 'trunk' });
  bed.repository.git('branch', 'trunk', 'main');
  expect((await reap(bed)).code).toBe(0);
  expect(bed.server.requests.map(({ path }) => path)).toContain('/repos/octo/model/commits/heads%2Ftrunk');
});

it('a default branch that was renamed is no branch without a configuration', async () => {
  bed = await makeBed();
  Object.assign(bed.github, { defaultBranch: 'gone' });
  const started = await start(bed);
  expect(started.code).toBe(4);
  expect(started.log).toContain('No commit found for the ref gone');
  expect(bed.github.checks).toEqual([]);
});

it('a tag that is an object of its own stands for its commit', async () => {
  bed = await makeBed();
  bed.github.pulls = [];
  bed.repository.git('tag', '--annotate', '--message', 'Results', 'v1');
  const after = bed.repository.git('rev-parse', 'v1');
  expect(after).not.toBe(bed.head);
  const payload = { ref: 'refs/tags/v1', after, head_commit: { id: bed.head } };
  const started = await bed.step({ run: runOf('push'), event: 'push', payload, ref: 'refs/tags/v1' });
  expect(started.code, started.log).toBe(0);
  expect(check()).toMatchObject({ status: 'in_progress' });
  expect(trainings(bed)).toHaveLength(1);
});

describe('a run by hand', () => {
  const byHand = async (inputs: Record<string, string>) =>
    await bed.step({
      run: runOf('workflow_dispatch'),
      event: 'workflow_dispatch',
      payload: { ref: 'refs/heads/results', inputs },
      sha: bed.head,
    });

  it('takes what was pasted with white space around it', async () => {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { repository: 'stranger/model' });
    const started = await byHand({ 'pull-request': ' 7', sha: `${bed.head}\n` });
    expect(started.code, started.log).toBe(0);
    expect(requestOf(trainingRun(bed))).toMatchObject({ pull_request: 7, head_sha: bed.head });
  });

  it.each([
    ['a commit without its pull request', { sha: 'f'.repeat(40) }],
    ['a pull request without its commit', { 'pull-request': '7' }],
    ['half a commit', { 'pull-request': '7', sha: 'f'.repeat(7) }],
  ])('with %s is refused, and says what is missing', async (_, inputs) => {
    bed = await makeBed();
    const started = await byHand(inputs);
    expect(started.code).toBe(2);
    expect(started.log).toContain('pull-request must be a number, and sha the 40 hex digits');
    expect(bed.github.checks).toEqual([]);
  });

  it('with neither is a start on its branch', async () => {
    bed = await makeBed();
    expect((await byHand({ 'pull-request': '', sha: '' })).code).toBe(0);
    expect(headline(sticky(bed))).toContain('waiting for a GPU');
  });
});

it.each(['removed', 'expired'])(
  'results that were %s are trained on again, whatever verdict is kept of them',
  async (how) => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    await report(bed, run);
    Object.assign(run, { status: 'completed', conclusion: 'success' });
    for (const one of bed.github.artifacts)
      if (one.name.startsWith('retake-results-'))
        Object.assign(one, how === 'expired' ? { expired: true } : { run: 0 });
    const again = startRun(bed);
    again.attempt = 2;
    expect((await start(bed, { run: again })).log).toContain('dispatched');
    expect(trainings(bed)).toHaveLength(2);
  },
);
