import { afterEach, describe, expect, it } from 'vitest';
import { type Bed, CONFIG, headline, makeBed, results, start } from './bed.ts';
import { sticky, trainings } from './commanding.ts';
import { leaveResults, mainCheckout, reap, report, requestOf, trainingRun, watch } from './gpu.ts';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

function push(files: Record<string, string>): void {
  bed.head = bed.repository.commit('Push', files);
  Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
}

const check = () => bed.github.shownChecks().find(({ sha }) => sha === bed.head);

describe('a pull request that changes the configuration', () => {
  it('is not judged by criteria of its own, also where the training is done already', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run, { after: results(100, 20) });
    expect((await report(bed, run)).outputs.verdict).toBe('fail');
    Object.assign(run, { status: 'completed', conclusion: 'failure' });
    const goals = 'criteria: { goals: [{ metric: accuracy, rule: ">= 1%" }], inconclusive: neutral }';
    push({ '.github/retake.yml': `${CONFIG}${goals}\n` });
    const again = await start(bed);
    expect(again.log).toContain('finished: training run');
    expect(again.code).toBe(1);
    expect(trainings(bed)).toHaveLength(1);
    expect(headline(sticky(bed))).toContain('FAIL');
    expect(check()).toMatchObject({ conclusion: 'failure' });
  });

  it('is not compared by criteria of its own', async () => {
    bed = await makeBed({ files: { 'benchmarks/exam.jsonl': results(100, 70) }, pushed: results(100, 20) });
    push({ '.github/retake.yml': `${CONFIG}criteria: { goals: [{ metric: accuracy, rule: ">= 1%" }] }\n` });
    expect((await start(bed, { inputs: { command: 'compare' } })).outputs.verdict).toBe('fail');
  });

  it('keeps the name under which branch protection knows the check', async () => {
    bed = await makeBed();
    push({ '.github/retake.yml': `name: other\n${CONFIG}` });
    await start(bed);
    expect(requestOf(trainingRun(bed)).loop).toBe('default');
    await leaveResults(bed, trainingRun(bed));
    expect((await report(bed, trainingRun(bed))).code).toBe(0);
    expect(headline(sticky(bed))).toContain('PASS');
    expect(bed.github.checks).toMatchObject([{ name: 'retake / default', conclusion: 'success' }]);
  });

  it('may say what is learned from, and with which numbers', async () => {
    bed = await makeBed();
    const config = CONFIG.replace('model: tiny-model', 'model: tiny-model, epochs: 7').replace(
      'benchmarks/',
      'other/',
    );
    push({ '.github/retake.yml': config, 'other/exam.jsonl': results(100, 50) });
    expect((await start(bed)).outputs.failures).toBe('35');
    expect(requestOf(trainingRun(bed)).settings.epochs).toBe(7);
  });

  it('does not decide whether a training is started, nor which items measure it, and is told so', async () => {
    bed = await makeBed({ pushed: results(100, 95) });
    const eager = CONFIG.replace('minimum: 5', 'minimum: 0');
    push({ '.github/retake.yml': `${eager}split: { holdout: 1%, seed: lucky }\n` });
    const started = await start(bed);
    expect(started.code, started.log).toBe(0);
    expect(trainings(bed)).toEqual([]);
    expect(headline(sticky(bed))).toContain('nothing to train');
    expect(started.log).toContain('failures.minimum, split.holdout, split.seed');
  });

  it('does not keep from training what the default branch would train', async () => {
    bed = await makeBed();
    push({ '.github/retake.yml': CONFIG.replace('minimum: 5', 'minimum: 500') });
    await start(bed);
    expect(trainings(bed)).toHaveLength(1);
  });

  it('and brings the first one names its loop, which is not set up before that is merged', async () => {
    bed = await makeBed();
    bed.repository.git('checkout', '--quiet', 'main');
    bed.repository.git('rm', '--quiet', '.github/retake.yml');
    bed.repository.commit('None', {});
    bed.repository.publish();
    bed.repository.git('checkout', '--quiet', 'results');
    push({ '.github/retake.yml': `name: first\n${CONFIG}` });
    expect((await start(bed)).code).toBe(0);
    expect(trainings(bed)).toEqual([]);
    expect(check()).toMatchObject({ name: 'retake / first', conclusion: 'action_required' });
  });
});

describe('a loop that is renamed on the default branch while it trains', () => {
  async function renamed() {
    bed = await makeBed();
    await start(bed);
    bed.repository.git('checkout', '--quiet', 'main');
    bed.repository.commit('Rename', { '.github/retake.yml': `name: other\n${CONFIG}` });
    bed.repository.publish();
    bed.repository.git('checkout', '--quiet', 'results');
    return trainingRun(bed);
  }

  it('is not judged by another loop’s criteria, and its check comes to its end', async () => {
    const run = await renamed();
    await leaveResults(bed, run);
    const reported = await report(bed, run);
    expect(reported.code).toBe(4);
    expect(headline(sticky(bed))).toContain('the request is for the loop default');
    expect(check()).toMatchObject({ name: 'retake / default', conclusion: 'failure' });
  });

  it('is still given up where no runner takes it', async () => {
    const run = await renamed();
    expect((await watch(bed, run)).code).toBe(4);
    expect(run.cancelled).toBe(true);
    expect(check()).toMatchObject({ name: 'retake / default', conclusion: 'timed_out' });
  });

  it('is not trained with another loop’s command', async () => {
    const run = await renamed();
    const inputs = { command: 'train', request: run.inputs.request ?? '' };
    const step = { run, event: 'workflow_dispatch', payload: { inputs: run.inputs }, inputs };
    const trained = await bed.step({ ...step, workspace: mainCheckout(bed) });
    expect(trained.code).toBe(2);
    expect(trained.log).toContain('Pass the same `config`');
    Object.assign(run.jobs.find(({ name }) => name === 'train') ?? {}, {
      status: 'completed',
      conclusion: 'failure',
    });
    await report(bed, run);
    expect(check()).toMatchObject({ conclusion: 'failure' });
  });
});

describe('what the configuration cannot help', () => {
  it('results that cannot be read take the old verdict’s place', async () => {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    await leaveResults(bed, run);
    await report(bed, run);
    Object.assign(run, { status: 'completed', conclusion: 'success' });
    push({ 'benchmarks/exam.jsonl': '{"id":\n'.repeat(50) });
    expect((await start(bed)).code).toBe(2);
    expect(headline(sticky(bed))).toContain('the pushed results cannot be used: benchmarks/exam.jsonl');
    expect(check()).toMatchObject({ conclusion: 'failure' });
    push({ 'benchmarks/exam.jsonl': results(100, 60), '.github/retake.yml': 'results: [' });
    expect((await start(bed)).code).toBe(2);
    expect(headline(sticky(bed))).toContain('the pushed results cannot be used: .github/retake.yml');
    // And these make room for the next again.
    push({ '.github/retake.yml': CONFIG });
    expect((await start(bed)).code).toBe(0);
    expect(headline(sticky(bed))).toContain('PASS');
    expect(check()).toMatchObject({ conclusion: 'success' });
  });

  it('nor do results of another commit pass for those of this one, or broken ones for none, where they are compared', async () => {
    bed = await makeBed({ files: { 'benchmarks/exam.jsonl': results(100, 60) }, pushed: results(100, 90) });
    const compare = async () => await start(bed, { inputs: { command: 'compare' } });
    expect((await compare()).outputs.verdict).toBe('pass');
    push({ 'benchmarks/exam.jsonl': results(100, 20) });
    bed.repository.git('checkout', '--quiet', 'main');
    const other = await compare();
    expect(other.code).toBe(2);
    expect(other.outputs.verdict).toBeUndefined();
    bed.repository.git('checkout', '--quiet', 'results');
    push({ 'benchmarks/exam.jsonl': '{"id":\n'.repeat(50) });
    expect((await compare()).code).toBe(2);
    expect(headline(sticky(bed))).toContain('the pushed results cannot be used');
    expect(check()).toMatchObject({ conclusion: 'failure' });
  });

  it('nothing is said on a pull request where nothing was said before', async () => {
    bed = await makeBed({ pushed: '{"id":\n'.repeat(50) });
    expect((await start(bed)).code).toBe(2);
    expect(bed.github.comments).toEqual([]);
    expect(check()).toMatchObject({ conclusion: 'failure' });
  });
});

it('a GitHub that does not answer the report is no verdict: the reaper finds one', async () => {
  bed = await makeBed();
  await start(bed);
  const run = trainingRun(bed);
  await leaveResults(bed, run);
  bed.server.fault = () => (bed.server.requests.at(-1)?.path.includes('/artifacts') ? 'broken-before' : null);
  const reported = await report(bed, run);
  bed.server.fault = () => null;
  expect(reported.code).toBe(4);
  expect(reported.log).toContain('GitHub answered 502');
  expect(check()).toMatchObject({ status: 'in_progress' });
  Object.assign(run, { status: 'completed', conclusion: 'failure' });
  await reap(bed);
  expect(headline(sticky(bed))).toContain('PASS');
});

it('a download that breaks off is made again; one that never comes through is no bug', async () => {
  bed = await makeBed();
  await start(bed);
  const run = trainingRun(bed);
  await leaveResults(bed, run);
  bed.server.cutsArchive = () => true;
  const cut = await report(bed, run);
  expect(cut.code, cut.log).toBe(4);
  expect(cut.log).toContain('could not download the artifact retake-results-');
  let cuts = 0;
  bed.server.cutsArchive = () => {
    cuts += 1;
    return cuts === 1;
  };
  expect((await report(bed, run)).outputs.verdict).toBe('pass');
  expect(cuts).toBe(2);
});
