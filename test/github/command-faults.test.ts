import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, CONFIG, headline, makeBed, pullRequest, results, start, startRun } from './bed.ts';
import { answers, MINUTE, reactions, say, sticky, trainings } from './commanding.ts';
import type { FakeRun } from './fake/github.ts';
import type { LoggedRequest } from './fake/server.ts';
import { zip } from './fake/zip.ts';
import { addArtifact, leaveResults, report, requestOf, trainingRun } from './gpu.ts';
import { scratch } from './scratch.ts';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

async function running(): Promise<FakeRun> {
  bed = await makeBed();
  await start(bed);
  bed.clock.advance(9 * MINUTE);
  return trainingRun(bed);
}

/** The training comes to nothing. */
async function fail(run: FakeRun): Promise<void> {
  const failure = { stage: 'training' as const, message: 'out of memory', hint: null, log: [] };
  await leaveResults(bed, run, { after: null, failure });
  await report(bed, run);
  Object.assign(run, { status: 'completed', conclusion: 'failure' });
}

async function failedLoop(): Promise<void> {
  await fail(await running());
}

async function pass(run: FakeRun): Promise<void> {
  await leaveResults(bed, run);
  expect((await report(bed, run)).code).toBe(0);
  Object.assign(run, { status: 'completed', conclusion: 'success' });
}

function expectPass(): void {
  expect(headline(sticky(bed))).toContain('PASS');
  expect(bed.github.shownChecks()).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
}

const lastRequest = () => bed.server.requests.at(-1) as LoggedRequest;

describe('after a command of a workflow that has run 500 times', () => {
  it('a new start on the same commit speaks', async () => {
    await failedLoop();
    await say(bed, '/retake train');
    await fail(trainingRun(bed));
    await start(bed, { payload: pullRequest(bed, { action: 'reopened' }) });
    expect(headline(sticky(bed))).toContain('waiting for a GPU');
    await pass(trainingRun(bed));
    expectPass();
  });

  it('the start that is run again speaks', async () => {
    bed = await makeBed();
    const first = startRun(bed);
    await start(bed, { run: first });
    await fail(trainingRun(bed));
    await say(bed, '/retake train');
    await fail(trainingRun(bed));
    Object.assign(first, { attempt: 2 });
    await start(bed, { run: first });
    expect(trainings(bed)).toHaveLength(3);
    await pass(trainingRun(bed));
    expectPass();
  });

  it('where nothing stood before, a new start speaks', async () => {
    bed = await makeBed();
    await say(bed, `/retake train ${bed.head}`);
    await fail(trainingRun(bed));
    await start(bed, { payload: pullRequest(bed, { action: 'reopened' }) });
    await pass(trainingRun(bed));
    expectPass();
  });
});

describe('a cancel that GitHub does not take', () => {
  const isCancel = ({ method, path }: LoggedRequest) => method === 'POST' && path.endsWith('/cancel');

  it('at first is asked for again', async () => {
    const run = await running();
    let asked = 0;
    bed.server.fault = () => (isCancel(lastRequest()) && asked++ < 2 ? 'broken-before' : null);
    const said = await say(bed, '/retake cancel', 'grace');
    expect(reactions(said), said.log).toEqual(['rocket']);
    expect(run.cancelled).toBe(true);
    expect(headline(sticky(bed))).toContain('cancelled by grace');
  });

  it('at all is not said to have happened', async () => {
    const run = await running();
    bed.server.fault = () => (isCancel(lastRequest()) ? 'broken-before' : null);
    const said = await say(bed, '/retake cancel', 'grace');
    bed.server.fault = () => null;
    expect(run.cancelled).toBe(false);
    expect(reactions(said), said.log).toEqual(['confused']);
    expect(answers(bed)).toContain(`ould not cancel run ${run.id}`);
    expect(headline(sticky(bed))).toContain('waiting for a GPU');
    await pass(run);
    expectPass();
  });

  it('though it said so: what the run has left counts', async () => {
    const run = await running();
    await say(bed, '/retake cancel', 'grace');
    expect(headline(sticky(bed))).toContain('cancelled by grace');
    // Somebody runs it again in the browser.
    Object.assign(run, { status: 'in_progress', cancelled: false, attempt: 2 });
    for (const job of run.jobs) Object.assign(job, { status: 'in_progress', conclusion: null });
    await pass(run);
    expectPass();
  });
});

describe('train while the cancelled run is still ending', () => {
  /** Its last job is at work until GitHub was asked so many times. */
  function endsAfter(run: FakeRun, looks: number, ending: () => void = () => {}): void {
    Object.assign(run, { status: 'in_progress', conclusion: null });
    let seen = 0;
    bed.server.fault = () => {
      if (lastRequest().path.includes('/workflows/retake-train.yml/runs')) seen += 1;
      if (seen === looks && run.status !== 'completed') {
        Object.assign(run, { status: 'completed', conclusion: 'cancelled' });
        ending();
      }
      return null;
    };
  }

  it('waits for its end and trains anew', async () => {
    const run = await running();
    await say(bed, '/retake cancel', 'grace');
    endsAfter(run, 4);
    const said = await say(bed, '/retake train');
    expect(reactions(said), said.log).toEqual(['eyes', 'rocket']);
    expect(trainings(bed)).toHaveLength(2);
    expect(answers(bed)).toContain(`[training run ${trainingRun(bed).id}]`);
    await pass(trainingRun(bed));
    expectPass();
  });

  it('and was cancelled in a browser', async () => {
    const run = await running();
    run.cancelled = true;
    for (const job of run.jobs) Object.assign(job, { status: 'completed', conclusion: 'cancelled' });
    endsAfter(run, 4);
    const said = await say(bed, '/retake train');
    expect(trainings(bed), said.log).toHaveLength(2);
  });

  it('takes the verdict that the run came to all the same', async () => {
    const run = await running();
    await say(bed, '/retake cancel', 'grace');
    await leaveResults(bed, run);
    endsAfter(run, 4, () => addArtifact(bed, run, `retake-verdict-${requestOf(run).request_id}`, zip([])));
    const said = await say(bed, '/retake train');
    expect(reactions(said), said.log).toEqual(['eyes', 'rocket']);
    expect(trainings(bed)).toHaveLength(1);
    expectPass();
  });

  it('waits for the run that trains all the same', async () => {
    const run = await running();
    await say(bed, '/retake cancel', 'grace');
    Object.assign(run, { status: 'in_progress', cancelled: false });
    for (const job of run.jobs) Object.assign(job, { status: 'in_progress', conclusion: null });
    const said = await say(bed, '/retake train');
    expect(trainings(bed)).toHaveLength(1);
    expect(answers(bed), said.log).toContain('is already under way');
    await pass(run);
    expectPass();
  });

  it('says so where it does not end', async () => {
    const run = await running();
    await say(bed, '/retake cancel', 'grace');
    Object.assign(run, { status: 'in_progress', conclusion: null });
    const said = await say(bed, '/retake train');
    expect(reactions(said), said.log).toEqual(['eyes', 'confused']);
    expect(trainings(bed)).toHaveLength(1);
    expect(sticky(bed)).toContain('the run that was cancelled is not over yet');
  });
});

describe('what is said stays said', () => {
  it('also where an answer was read before the verdict and is written after it', async () => {
    const run = await running();
    await leaveResults(bed, run);
    const [comment] = bed.github.ours(7);
    const waiting = comment?.body ?? '';
    let written = false;
    bed.github.onComment = (body) => {
      if (written || comment === undefined || !body.includes('PASS')) return;
      written = true;
      comment.body = `${waiting}\n`;
    };
    expect((await report(bed, run)).code).toBe(0);
    expect(written).toBe(true);
    expectPass();
  });
});

describe('who may command', () => {
  it('is not denied where GitHub is too busy to say', async () => {
    await failedLoop();
    let asked = 0;
    const isPermission = () => lastRequest().path.includes('/collaborators/');
    bed.server.fault = () => (isPermission() && asked++ < 2 ? 'secondary-limit' : null);
    expect(reactions(await say(bed, '/retake train'))).toEqual(['eyes', 'rocket']);
    bed.server.fault = () => (isPermission() ? 'secondary-limit' : null);
    const said = await say(bed, '/retake cancel');
    expect(reactions(said)).toEqual([]);
    expect(said.jobs).toEqual(['answer failure', 'start skipped']);
    expect(said.log).toContain('rate limit is used up');
  });

  it('is not denied where the answer says nothing', async () => {
    await failedLoop();
    bed.github.permissions.ada = 'something-new';
    const said = await say(bed, '/retake train');
    expect(reactions(said)).toEqual(['confused']);
    expect(said.log).toContain('could not ask what ada may do here');
    expect(trainings(bed)).toHaveLength(1);
  });
});

describe('a broken configuration on the default branch', () => {
  it('is answered by a reaction and the summary', async () => {
    await failedLoop();
    bed.repository.git('checkout', '--quiet', 'main');
    bed.repository.commit('Broken', { '.github/retake.yml': 'results: [' });
    bed.repository.publish();
    bed.repository.git('checkout', '--quiet', 'results');
    const said = await say(bed, '/retake train');
    expect(said.jobs).toEqual(['answer failure', 'start skipped']);
    expect(reactions(said)).toEqual(['confused']);
    expect(said.log).toMatch(/^\.github\/retake\.yml/m);
    // A stranger is told nothing of it.
    bed.github.permissions.mallory = 'read';
    expect(reactions(await say(bed, '/retake train', 'mallory'))).toEqual(['-1']);
  });
});

describe('a pull request that changes the configuration', () => {
  async function pushed(config: string, files: Record<string, string> = {}): Promise<void> {
    bed = await makeBed();
    bed.head = bed.repository.commit('Elsewhere', { '.github/retake.yml': config, ...files });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    await start(bed);
  }

  it('in where its results are: why finds them', async () => {
    await pushed(CONFIG.replace('benchmarks/*', 'other/*'), { 'other/x.jsonl': results(100, 50) });
    const said = await say(bed, '/retake why math-70');
    expect(reactions(said), said.log).toEqual(['rocket']);
    expect(answers(bed)).toContain('<summary>exam/math-70, as pushed incorrect');
  });

  it('in its name: train answers in the comment that it was asked in', async () => {
    await pushed(`name: other\n${CONFIG}`);
    Object.assign(trainingRun(bed), { status: 'completed', conclusion: 'failure' });
    const said = await say(bed, `/retake train ${bed.head}`);
    expect(reactions(said), said.log).toEqual(['eyes', 'rocket']);
    const ours = bed.github.ours(7).filter(({ body }) => body.includes('loop=default'));
    expect(ours).toHaveLength(1);
    expect(ours[0]?.body).toContain('`/retake train');
    await leaveResults(bed, trainingRun(bed));
    expect((await report(bed, trainingRun(bed))).code).toBe(0);
    expect(headline(ours[0]?.body)).toContain('PASS');
  });
});

it('nothing outside the checkout is read, not even to complain about it', async () => {
  bed = await makeBed();
  const secret = join(scratch('outside'), 'secret.jsonl');
  writeFileSync(secret, '{"token": "s3cret"}\n');
  rmSync(join(bed.repository.folder, 'benchmarks/exam.jsonl'));
  symlinkSync(secret, join(bed.repository.folder, 'benchmarks/exam.jsonl'));
  bed.repository.git('add', '--all');
  bed.repository.git('commit', '--quiet', '--message', 'Look out');
  bed.head = bed.repository.git('rev-parse', 'HEAD').trim();
  Object.assign(bed.github.pulls[0] ?? {}, {
    sha: bed.head,
    repository: 'stranger/model',
    author: 'stranger',
  });
  const said = await say(bed, `/retake approve ${bed.head}`);
  expect(said.log).toContain('leads out of the checkout');
  expect(said.log).not.toContain('s3cret');
  expect(trainings(bed)).toEqual([]);
});
