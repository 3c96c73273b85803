import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/domain/dataset/dataset.ts';
import { LIMITS } from '../../src/github/artifacts.ts';
import { unpack } from '../../src/github/unpack.ts';
import { type Bed, CONFIG, headline, makeBed, pullRequest, results, start } from './bed.ts';
import * as commanding from './commanding.ts';
import { type Answered, MINUTE, reactions, type Written } from './commanding.ts';
import type { FakeRun } from './fake/github.ts';
import { leaveResults, report, requestOf, trainingRun } from './gpu.ts';
import { scratch } from './scratch.ts';
import type { Play } from './workflow-runner.ts';

const FORK = 'stranger/model';

let bed: Bed;

afterEach(async () => {
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

const write = (body: string, author = 'ada') => commanding.write(bed, body, author);
/** Here its runs are counted by themselves, and are far fewer than pushes. */
const obey = (written: Written, before?: Play['before']) => commanding.obey(bed, written, before, 1);

async function say(body: string, author = 'ada'): Promise<Answered> {
  bed.clock.advance(MINUTE);
  return await obey(write(body, author));
}

const sticky = () => commanding.sticky(bed);
const answers = () => commanding.answers(bed);
const trainings = () => commanding.trainings(bed);
const alive = () => trainings().filter(({ cancelled }) => !cancelled);

/** Somebody pushes other results. */
function push(right: number): string {
  const head = bed.repository.commit('Other results', { 'benchmarks/exam.jsonl': results(100, right) });
  Object.assign(bed.github.pulls[0] ?? {}, { sha: head });
  return head;
}

/** A training that failed: the comment speaks of the head, and nothing runs. */
async function failedLoop(): Promise<void> {
  bed = await makeBed();
  await start(bed);
  const failure = { stage: 'training' as const, message: 'out of memory', hint: null, log: [] };
  const run = trainingRun(bed);
  await leaveResults(bed, run, { after: null, failure });
  await report(bed, run);
  Object.assign(run, { status: 'completed', conclusion: 'failure' });
}

async function datasetRows(run: FakeRun) {
  const { dataset, key } = requestOf(run);
  const from = Number(key.split('.')[1]);
  const artifact = bed.github.artifacts.find((one) => one.run === from && one.name === dataset.artifact);
  const folder = scratch('dataset');
  writeFileSync(join(folder, '.zip'), artifact?.archive ?? '');
  await unpack(join(folder, '.zip'), join(folder, 'all'), LIMITS, 'dataset');
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'all/dataset/manifest.json'), 'utf8'));
  return manifest.files.map(({ path }) => ({
    name: `dataset/${path}`,
    content: readFileSync(join(folder, 'all/dataset', path), 'utf8'),
  }));
}

const NEXT = `
name: phase-2
results: { paths: [more/*.jsonl] }
failures: { minimum: 5 }
training: { model: tiny-model, trainer: command, command: [train], workflow: retake-train.yml, budget: { usd_per_hour: 3, usd: 5 } }
benchmark: { command: [examine] }
`;

/** A loop that passed and proposes the next. */
async function passedLoop(config = CONFIG): Promise<void> {
  bed = await makeBed({
    config: `${config}next: { config: .github/phase-2.yml, start: propose }\n`,
    files: {
      '.github/phase-2.yml': NEXT,
      'more/exam.jsonl': results(80, 20, 'algebra').replaceAll('What is', 'Solve x for x ='),
    },
  });
  await start(bed);
  const run = trainingRun(bed);
  await leaveResults(bed, run, { entries: await datasetRows(run) });
  await report(bed, run);
  Object.assign(run, { status: 'completed', conclusion: 'success' });
}

async function golden(name: string, text: string): Promise<void> {
  const timeless = text.replace(/ since=\S+/, ' since=THEN');
  await expect(timeless).toMatchFileSnapshot(`golden/${name}.md`);
}

describe('/retake train', () => {
  it('from a maintainer starts the loop again, and is answered', async () => {
    await failedLoop();
    const said = await say('/retake train');
    expect(said.jobs, said.log).toEqual(['answer success', 'start success']);
    expect(reactions(said)).toEqual(['eyes', 'rocket']);
    expect(trainings()).toHaveLength(2);
    expect(requestOf(trainingRun(bed))).toMatchObject({
      head_sha: bed.head,
      pull_request: 7,
      requested_by: 'ada',
    });
    expect(headline(sticky())).toContain('waiting for a GPU');
    expect(answers()).toContain('`/retake train` by ada: [training run');
    expect(bed.github.shownChecks()).toMatchObject([{ sha: bed.head, status: 'in_progress' }]);
    await golden('command-train', sticky());
    // What follows finds what it needs in the run that the comment started, and keeps the answer.
    await leaveResults(bed, trainingRun(bed));
    expect((await report(bed, trainingRun(bed))).code).toBe(0);
    expect(headline(sticky())).toContain('PASS');
    expect(answers()).toContain('`/retake train` by ada');
  });

  it.each([
    ['read', 'mallory'],
    ['triage', 'mallory'],
    ['none', 'mallory'],
  ])('from a stranger (%s) does nothing and leaves no trace in the comment', async (permission, author) => {
    await failedLoop();
    bed.github.permissions[author] = permission;
    const before = sticky();
    const said = await say('/retake train', author);
    expect(said.jobs).toEqual(['answer success', 'start skipped']);
    expect(reactions(said)).toEqual(['-1']);
    expect(sticky()).toBe(before);
    expect(trainings()).toHaveLength(1);
    // Gibberish from a stranger is not even explained.
    expect(reactions(await say('/retake dance', author))).toEqual(['-1']);
    expect(sticky()).toBe(before);
  });

  it('on an outdated sha is refused: somebody has pushed and nothing was said of it yet', async () => {
    await failedLoop();
    push(50);
    const said = await say('/retake train');
    expect(said.jobs).toEqual(['answer success', 'start skipped']);
    expect(reactions(said)).toEqual(['confused']);
    expect(answers()).toContain('the command must name the commit');
    expect(trainings()).toHaveLength(1);
    expect(reactions(await say(`/retake train ${bed.head}`))).toEqual(['confused']);
    expect(answers()).toContain('It names another commit');
    expect(trainings()).toHaveLength(1);
  });

  it('that was written before the comment spoke of the new head is refused', async () => {
    await failedLoop();
    bed.clock.advance(MINUTE);
    const early = write('/retake train');
    bed.clock.advance(MINUTE);
    bed.head = push(50);
    await start(bed);
    Object.assign(trainingRun(bed), { status: 'completed', conclusion: 'failure' });
    const said = await obey(early);
    expect(reactions(said)).toEqual(['confused']);
    expect(answers()).toContain('written before this comment spoke of');
    expect(trainings()).toHaveLength(2);
    // Who names the new head means it.
    expect(reactions(await say(`/retake train ${bed.head.slice(0, 8)}`))).toEqual(['eyes', 'rocket']);
    expect(trainings()).toHaveLength(3);
  });

  it('holds against a push between the comment and the start', async () => {
    await failedLoop();
    bed.clock.advance(MINUTE);
    const said = await obey(write('/retake train'), ({ name }) => {
      if (name === 'start') push(50);
    });
    expect(reactions(said)).toEqual(['eyes', 'confused']);
    expect(answers()).toContain('the command must name the commit');
    expect(trainings()).toHaveLength(1);
  });

  it('holds against a push at the last moment before the dispatch', async () => {
    await failedLoop();
    bed.clock.advance(MINUTE);
    const old = bed.head;
    let head = '';
    bed.github.onComment = (body) => {
      if (head === '' && headline(body)?.includes('about to be asked for')) head = push(50);
    };
    const said = await obey(write('/retake train'));
    expect(reactions(said), said.log).toEqual(['eyes', 'confused']);
    expect(trainings()).toHaveLength(1);
    expect(headline(sticky())).toContain(`superseded by \`${head.slice(0, 7)}\``);
    expect(bed.github.shownChecks()).toMatchObject([
      { sha: old, status: 'completed', conclusion: 'cancelled' },
    ]);
  });

  it('twice, one after the other: one training, both answered', async () => {
    await failedLoop();
    const first = await say('/retake train');
    const second = await say('/retake train', 'grace');
    expect(alive()).toHaveLength(2);
    expect(reactions(first)).toEqual(['eyes', 'rocket']);
    expect(reactions(second)).toEqual(['eyes', 'rocket']);
    expect(answers()).toContain('by ada: [training run');
    expect(answers()).toMatch(/by grace: \[training run \d+\]\(\S+\) is already under way/);
  });

  it('twice at once: one training, both answered', async () => {
    await failedLoop();
    bed.clock.advance(MINUTE);
    const said = await Promise.all([obey(write('/retake train')), obey(write('/retake train', 'grace'))]);
    const logs = said.map(({ log }) => log).join('\n');
    expect(
      alive().filter(({ status }) => status !== 'completed'),
      logs,
    ).toHaveLength(1);
    expect(said.map(reactions), logs).toEqual([
      ['eyes', 'rocket'],
      ['eyes', 'rocket'],
    ]);
    expect(bed.github.ours(7)).toHaveLength(1);
    for (const author of ['ada', 'grace'])
      expect(answers()).toContain(`\`/retake train\` by ${author}: [training run`);
  });

  it('under a GitHub that keeps failing: one training, answered once', async () => {
    await failedLoop();
    let request = 0;
    const faults = ['broken-after', 'dropped-before', 'broken-before', 'dropped-after'] as const;
    bed.server.fault = () => {
      request += 1;
      return request % 5 === 0 ? (faults[(request / 5) % 4] ?? null) : null;
    };
    const said = await say('/retake train');
    bed.server.fault = () => null;
    expect(reactions(said), said.log).toEqual(['eyes', 'rocket']);
    expect(request).toBeGreaterThan(20);
    expect(alive()).toHaveLength(2);
    expect(answers().match(/`\/retake train` by ada/g)).toHaveLength(1);
  });

  it('keeps within the budget, and says so', async () => {
    await failedLoop();
    bed.repository.git('checkout', '--quiet', 'main');
    const most = CONFIG.replace('runner:', 'budget: { runs_per_day: 1 }, runner:');
    bed.repository.commit('Less money', { '.github/retake.yml': most });
    bed.repository.publish();
    bed.repository.git('checkout', '--quiet', 'results');
    const said = await say('/retake train');
    expect(reactions(said)).toEqual(['eyes', 'confused']);
    expect(headline(sticky())).toContain('The budget does not allow it');
    expect(trainings()).toHaveLength(1);
  });

  it('is not heard from an edited comment, an issue, a closed pull request or a line further down', async () => {
    await failedLoop();
    const before = sticky();
    const { payload } = write('/retake train');
    for (const other of [
      { ...payload, action: 'edited' },
      { ...payload, issue: { number: 7 } },
    ]) {
      const run = bed.github.addRun({ file: 'retake-commands.yml', title: 'x', event: 'issue_comment' });
      const stepped = await bed.step({ run, event: 'issue_comment', payload: other });
      expect(stepped.code).toBe(0);
      expect(stepped.outputs.commit).toBeUndefined();
    }
    expect((await say('Quote:\n/retake train')).jobs).toEqual(['answer skipped', 'start skipped']);
    expect(sticky()).toBe(before);
    Object.assign(bed.github.pulls[0] ?? {}, { state: 'closed' });
    expect(reactions(await say('/retake train'))).toEqual(['confused']);
    expect(trainings()).toHaveLength(1);
  });

  it('that is mistyped is explained in the summary, and nowhere else', async () => {
    await failedLoop();
    const before = sticky();
    const said = await say('/retake trian');
    expect(reactions(said)).toEqual(['confused']);
    expect(said.log).toContain('/retake approve SHA');
    expect(sticky()).toBe(before);
  });
});

describe('/retake cancel', () => {
  async function running(): Promise<FakeRun> {
    bed = await makeBed();
    await start(bed);
    const run = trainingRun(bed);
    bed.clock.advance(9 * MINUTE);
    return run;
  }

  it('from a maintainer ends the training; comment and check say who did, also after its last job', async () => {
    const run = await running();
    const said = await say('/retake cancel', 'grace');
    expect(reactions(said), said.log).toEqual(['rocket']);
    expect(run.cancelled).toBe(true);
    expect(headline(sticky())).toContain('cancelled by grace after 10 min');
    expect(bed.github.shownChecks()).toMatchObject([
      { sha: bed.head, status: 'completed', conclusion: 'cancelled' },
    ]);
    await golden('command-cancel', sticky());
    const before = sticky();
    expect((await report(bed, run)).code).toBe(4);
    expect(sticky()).toBe(before);
    expect(bed.github.shownChecks()[0]?.title).toContain('cancelled by grace');
  });

  it('from a stranger does nothing', async () => {
    const run = await running();
    bed.github.permissions.mallory = 'read';
    expect(reactions(await say('/retake cancel', 'mallory'))).toEqual(['-1']);
    expect(run.cancelled).toBe(false);
  });

  it('on an outdated sha is refused', async () => {
    const run = await running();
    push(50);
    expect(reactions(await say('/retake cancel'))).toEqual(['confused']);
    expect(run.cancelled).toBe(false);
  });

  it('twice at once: cancelled once, both answered', async () => {
    const run = await running();
    bed.clock.advance(MINUTE);
    const said = await Promise.all([obey(write('/retake cancel')), obey(write('/retake cancel', 'grace'))]);
    expect(run.cancelled).toBe(true);
    for (const one of said) expect(reactions(one)).toHaveLength(1);
    for (const author of ['ada', 'grace']) expect(answers()).toContain(`\`/retake cancel\` by ${author}`);
    expect(headline(sticky())).toMatch(/cancelled by (ada|grace)/);
    expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'cancelled' }]);
  });

  it('tells another pull request that waits for the same run by whom', async () => {
    const run = await running();
    const other = bed.repository.commit('The same results', { 'README.md': 'Another model\n' });
    bed.github.addPull({ number: 8, sha: other, branch: 'other' });
    const payload = pullRequest(bed, { sha: other });
    Object.assign((payload as { pull_request: object }).pull_request, { number: 8 });
    expect((await start(bed, { payload })).log).toContain('attached');
    bed.clock.advance(MINUTE);
    const said = await commanding.obey(bed, commanding.write(bed, '/retake cancel', 'grace', 8));
    expect(reactions(said), said.log).toEqual(['rocket']);
    expect(run.cancelled).toBe(true);
    for (const pull of [7, 8]) expect(headline(commanding.sticky(bed, pull))).toContain('cancelled by grace');
    await report(bed, run);
    for (const pull of [7, 8]) expect(headline(commanding.sticky(bed, pull))).toContain('cancelled by grace');
    expect(bed.github.shownChecks().map(({ conclusion }) => conclusion)).toEqual(['cancelled', 'cancelled']);
  });

  it('says so where nothing runs', async () => {
    await failedLoop();
    const said = await say('/retake cancel');
    expect(reactions(said)).toEqual(['confused']);
    expect(answers()).toContain('No training of this commit is under way');
  });

  it('pings nobody, whatever the login', async () => {
    await running();
    await say('/retake cancel', 'a_*b`<x>@team');
    expect(sticky()).not.toMatch(/@team/);
    expect(sticky()).not.toContain('<x>');
  });
});

describe('/retake why', () => {
  it('tells a judged item, folded', async () => {
    await passedLoop();
    const said = await say('/retake why math-70');
    expect(reactions(said), said.log).toEqual(['rocket']);
    await golden('command-why', answers());
  });

  it('tells it as long as the artifacts are kept', async () => {
    await passedLoop();
    bed.clock.advance(20 * 24 * 60 * MINUTE);
    expect(reactions(await say('/retake why math-70'))).toEqual(['rocket']);
    expect(answers()).toContain('before incorrect, after correct');
  });

  it('tells what is known while the training runs, and the next progress leaves it standing', async () => {
    bed = await makeBed();
    await start(bed);
    await say('/retake why exam/math-70');
    expect(answers()).toContain('<summary>exam/math-70, as pushed incorrect');
    expect(answers()).toContain('audit: `confirmed`');
    await leaveResults(bed, trainingRun(bed));
    await report(bed, trainingRun(bed));
    expect(headline(sticky())).toContain('PASS');
    expect(answers()).toContain('<summary>exam/math-70');
  });

  it('shows no text of a private benchmark', async () => {
    await passedLoop(`${CONFIG}report: { answers: none }\n`);
    await say('/retake why math-70');
    expect(answers()).toContain('before incorrect, after correct');
    expect(answers()).not.toContain('What is 70');
  });

  it('asks for more where the name fits several items, and says where it fits none', async () => {
    await passedLoop();
    expect(reactions(await say('/retake why math-7'))).toEqual(['rocket']);
    expect(reactions(await say('/retake why math-'))).toEqual(['confused']);
    expect(answers()).toContain('It may be `exam/math-0`');
    expect(reactions(await say('/retake why @team <b>'))).toEqual(['confused']);
    expect(answers()).toContain('No item is called so');
  });

  it('from a stranger, and on an outdated sha, tells nothing', async () => {
    await passedLoop();
    bed.github.permissions.mallory = 'read';
    expect(reactions(await say('/retake why math-70', 'mallory'))).toEqual(['-1']);
    push(50);
    expect(reactions(await say('/retake why math-70'))).toEqual(['confused']);
    expect(answers()).not.toContain('What is 70');
  });

  it('twice at once: both answered', async () => {
    await passedLoop();
    bed.clock.advance(MINUTE);
    const said = await Promise.all([obey(write('/retake why math-70')), obey(write('/retake why math-80'))]);
    expect(said.map(reactions)).toEqual([['rocket'], ['rocket']]);
    for (const item of ['math-70', 'math-80']) expect(answers()).toContain(`<summary>exam/${item}`);
  });

  it('says where nothing is kept', async () => {
    await passedLoop();
    for (const artifact of bed.github.artifacts) artifact.expired = true;
    expect(reactions(await say('/retake why math-70'))).toEqual(['confused']);
    expect(answers()).toContain('Nothing is kept');
  });
});

describe('/retake approve', () => {
  /** A pull request from a fork; GitHub lets its commit be fetched through the pull request. */
  async function fork(): Promise<void> {
    bed = await makeBed();
    Object.assign(bed.github.pulls[0] ?? {}, { repository: FORK, author: 'stranger' });
    const run = bed.github.addRun({
      file: 'retake-fork.yml',
      title: 'Retake for forks',
      event: 'workflow_run',
      status: 'in_progress',
      number: 57,
    });
    await bed.step({
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
      inputs: { 'fail-on': 'never' },
    });
  }

  it('from a maintainer, copied from the comment, lets this very commit through', async () => {
    await fork();
    const command = /^> comment: `(.*)`$/m.exec(sticky())?.[1] ?? '';
    expect(command).toBe(`/retake approve ${bed.head}`);
    const said = await say(command);
    expect(said.jobs, said.log).toEqual(['answer success', 'start success']);
    expect(reactions(said)).toEqual(['eyes', 'rocket']);
    expect(requestOf(trainingRun(bed))).toMatchObject({ head_sha: bed.head, requested_by: 'ada' });
    expect(headline(sticky())).toContain('waiting for a GPU');
    await golden('command-approve', sticky());
  });

  it('from the fork’s author or another stranger does nothing', async () => {
    await fork();
    bed.github.permissions.stranger = 'read';
    const before = sticky();
    expect(reactions(await say(`/retake approve ${bed.head}`, 'stranger'))).toEqual(['-1']);
    expect(sticky()).toBe(before);
    expect(trainings()).toEqual([]);
  });

  it('on an outdated sha is refused: the fork has pushed after it was looked at', async () => {
    await fork();
    const looked = bed.head;
    push(50);
    expect(reactions(await say(`/retake approve ${looked}`))).toEqual(['confused']);
    expect(answers()).toContain('It names another commit');
    expect(trainings()).toEqual([]);
  });

  it('holds against a push between the comment and the start', async () => {
    await fork();
    const said = await obey(write(`/retake approve ${bed.head}`), ({ name }) => {
      if (name === 'start') push(50);
    });
    expect(reactions(said)).toEqual(['eyes', 'confused']);
    expect(trainings()).toEqual([]);
  });

  it('takes the results of no other commit, nor of one that was pushed on top of it', async () => {
    await fork();
    const { payload, comment } = write(`/retake approve ${bed.head}`);
    // The workspace stands at a child of the approved commit; the API has not heard of it yet.
    bed.repository.commit('Other results', { 'benchmarks/exam.jsonl': results(100, 50) });
    const run = bed.github.addRun({ file: 'retake-commands.yml', title: 'x', event: 'issue_comment' });
    const stepped = await bed.step({ run, event: 'issue_comment', payload, inputs: { command: 'start' } });
    expect(stepped.code).toBe(2);
    expect(stepped.log).toContain('the checkout is at');
    expect(comment.reactions.map(({ content }) => content)).toEqual(['confused']);
    expect(trainings()).toEqual([]);
  });

  it('needs the whole sha: its beginning can be forged', async () => {
    await fork();
    for (const body of ['/retake approve', `/retake approve ${bed.head.slice(0, 12)}`]) {
      expect(reactions(await say(body))).toEqual(['confused']);
    }
    expect(trainings()).toEqual([]);
  });

  it('is the only way: train on a fork is refused, and says how', async () => {
    await fork();
    const said = await say('/retake train');
    expect(said.jobs).toEqual(['answer success', 'start skipped']);
    expect(answers()).toContain('What comes from a fork must be looked at');
    expect(trainings()).toEqual([]);
  });

  it('where there is no fork is refused', async () => {
    await failedLoop();
    expect(reactions(await say(`/retake approve ${bed.head}`))).toEqual(['confused']);
    expect(answers()).toContain('This is no fork');
  });

  it('twice at once: one training, both answered', async () => {
    await fork();
    bed.clock.advance(MINUTE);
    const command = `/retake approve ${bed.head}`;
    const said = await Promise.all([obey(write(command)), obey(write(command, 'grace'))]);
    expect(alive(), said.map(({ log }) => log).join('\n')).toHaveLength(1);
    expect(said.map(reactions)).toEqual([
      ['eyes', 'rocket'],
      ['eyes', 'rocket'],
    ]);
  });

  it('takes the configuration from the default branch, whatever the fork brings', async () => {
    await fork();
    bed.head = bed.repository.commit('Take over', {
      '.github/retake.yml': CONFIG.replace('tiny-model', 'evil-model').replace(
        'retake-train.yml',
        'evil.yml',
      ),
    });
    Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
    const said = await say(`/retake approve ${bed.head}`);
    expect(reactions(said), said.log).toEqual(['eyes', 'rocket']);
    expect(requestOf(trainingRun(bed)).model.id).toBe('tiny-model');
  });
});

describe('/retake next', () => {
  const second = () => trainings().filter(({ inputs }) => inputs.config === '.github/phase-2.yml');

  it('from a maintainer starts the proposed loop, once', async () => {
    await passedLoop();
    const shown = /^request-id: (.*)$/m.exec(sticky())?.[1];
    const said = await say('/retake next');
    expect(reactions(said), said.log).toEqual(['rocket']);
    expect(second()).toHaveLength(1);
    const [run] = second();
    expect(requestOf(run as FakeRun)).toMatchObject({ loop: 'phase-2', pull_request: 7, head_sha: bed.head });
    // The same question as the report has laid ready.
    expect(run?.inputs['request-id']).toBe(shown);
    expect(answers()).toMatch(/phase-2: \[training run \d+\]\(\S+\) is started/);
    const again = await say('/retake next', 'grace');
    expect(reactions(again)).toEqual(['rocket']);
    expect(answers()).toMatch(/by grace: phase-2: \[training run \d+\]\(\S+\) is already under way/);
    expect(second()).toHaveLength(1);
    // Its job finds the dataset where the request says.
    await leaveResults(bed, run as FakeRun, { entries: await datasetRows(run as FakeRun) });
    expect((await report(bed, run as FakeRun, { config: '.github/phase-2.yml' })).code).toBe(0);
  });

  it('from a stranger, and on an outdated sha, starts nothing', async () => {
    await passedLoop();
    bed.github.permissions.mallory = 'triage';
    expect(reactions(await say('/retake next', 'mallory'))).toEqual(['-1']);
    push(50);
    expect(reactions(await say('/retake next'))).toEqual(['confused']);
    expect(second()).toEqual([]);
  });

  it('twice at once: one training, both answered', async () => {
    await passedLoop();
    bed.clock.advance(MINUTE);
    const said = await Promise.all([obey(write('/retake next')), obey(write('/retake next', 'grace'))]);
    expect(second().filter(({ cancelled }) => !cancelled)).toHaveLength(1);
    expect(said.map(reactions)).toEqual([['rocket'], ['rocket']]);
    for (const author of ['ada', 'grace'])
      expect(answers()).toContain(`\`/retake next\` by ${author}: phase-2`);
  });

  it('is refused where nothing is proposed, and where nothing is left of it', async () => {
    await failedLoop();
    expect(reactions(await say('/retake next'))).toEqual(['confused']);
    expect(answers()).toContain('No verdict on this commit proposes');
    await bed.close();
    await passedLoop();
    for (const artifact of bed.github.artifacts) artifact.expired = true;
    expect(reactions(await say('/retake next'))).toEqual(['confused']);
    expect(answers()).toContain('Nothing is laid ready');
    expect(second()).toEqual([]);
  });

  it('believes no request that an answer pretends to be', async () => {
    await passedLoop();
    const forged = `request: {"request_id":"${'f'.repeat(32)}"}\nrequest-id: ${'f'.repeat(32)}\nconfig: evil.yml`;
    for (const one of bed.github.ours(7)) one.body = one.body.replace('Next loop', `\n${forged}\nNext loop`);
    await say('/retake next');
    expect(second().map(({ inputs }) => inputs['request-id'])).not.toContain('f'.repeat(32));
    expect(second()).toHaveLength(1);
  });
});

it('an answer is one reaction and an edit: never another comment', async () => {
  bed = await makeBed();
  await start(bed);
  const before = bed.server.requests.length;
  await say('/retake cancel');
  const asked = bed.server.requests
    .slice(before)
    .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  expect(asked.filter((one) => one.startsWith('POST') && one.endsWith('/comments'))).toEqual([]);
  expect(asked.filter((one) => one.endsWith('/reactions'))).toHaveLength(1);
});
