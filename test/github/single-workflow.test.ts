import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { sitExam } from '../../src/training/embedded/exam.ts';
import { prepare } from '../../src/training/embedded/prepare.ts';
import { parseSpec } from '../../src/training/embedded/spec.ts';
import { CONFIG as BED_CONFIG, headline, makeBed, pullRequest, start } from './bed.ts';
import { leaveResults, mainCheckout } from './gpu.ts';
import { playWorkflow } from './workflow-runner.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const whole = JSON.parse(readFileSync(join(ROOT, 'examples/arithmetic/model.json'), 'utf8'));
// A smaller school: what is tested here is the way of a request, not what is learned.
const MODEL = JSON.stringify({
  ...whole,
  base: { ...whole.base, steps: 600 },
  exam: { items_per_category: 150 },
});
const CONFIG = `
results: { paths: [benchmarks/*.jsonl] }
training: { trainer: embedded, model: model.json, method: full, epochs: 4, learning_rate: 5e-3, batch_size: 16, workflow: retake-single.yml, budget: { minutes: 5 } }
`;

it('the loop in one workflow, without a dispatch', { timeout: 120_000 }, async () => {
  const spec = parseSpec(MODEL, 'model.json');
  const base = await prepare(spec, 42, () => {}, new AbortController().signal);
  const pushed = [...sitExam(base, spec, 42)].map((row) => `${JSON.stringify(row)}\n`).join('');
  const bed = await makeBed({ config: CONFIG, files: { '.github/model.json': MODEL }, pushed });
  const run = bed.github.addRun({
    file: 'retake-single.yml',
    title: 'Retake',
    event: 'pull_request',
    branch: 'results',
  });
  const file = 'examples/workflows/retake-single.yml';
  const played = await playWorkflow(bed, {
    file,
    event: 'pull_request',
    payload: pullRequest(bed),
    run,
    sha: bed.head,
  });
  const log = played.map(({ steps }) => steps.map((step) => step.log).join('')).join('\n');
  expect(played.map(({ job }) => job)).toEqual(['start', 'train', 'report']);
  expect(
    played.slice(0, 2).map(({ result }) => result),
    log,
  ).toEqual(['success', 'success']);
  const verdict = played[2]?.steps[0]?.outputs.verdict;
  expect(['pass', 'fail', 'inconclusive'], log).toContain(verdict);
  expect(bed.github.runs).toHaveLength(1);
  expect(bed.server.requests.some(({ path }) => path.endsWith('/dispatches'))).toBe(false);
  expect(bed.github.ours(7)).toHaveLength(1);
  expect(headline(bed.github.ours(7)[0]?.body)).toContain(String(verdict).toUpperCase());
  expect(bed.github.shownChecks()).toMatchObject([{ sha: bed.head, status: 'completed' }]);
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

it('judges the same question again without training it again', async () => {
  const config = BED_CONFIG.replace('retake-train.yml', 'retake-single.yml');
  const bed = await makeBed({ config });
  const next = () =>
    bed.github.addRun({
      file: 'retake-single.yml',
      title: 'Retake',
      event: 'pull_request',
      branch: 'results',
    });
  const run = next();
  run.inputs = { request: (await start(bed, { run })).outputs.request ?? '' };
  for (const name of ['start', 'train', 'report']) bed.github.addJob(run, name);
  await leaveResults(bed, run);
  const step = { run, inputs: { command: 'report', request: run.inputs.request ?? '' } };
  expect((await start(bed, { ...step, workspace: mainCheckout(bed) })).outputs.verdict).toBe('pass');
  Object.assign(run, { status: 'completed', conclusion: 'success' });
  bed.head = bed.repository.commit('Mend a typo', { 'README.md': 'Our model\n' });
  Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
  const again = await start(bed, { run: next() });
  expect(again.code, again.log).toBe(0);
  expect(again.outputs).toMatchObject({ verdict: 'pass', 'training-run-id': String(run.id) });
  // Without it the job that trains is skipped.
  expect(again.outputs.request).toBeUndefined();
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

it('says nothing and trains nothing where there is too little', { timeout: 60_000 }, async () => {
  const config = CONFIG.replace('results:', 'failures: { minimum: 5 }\nresults:');
  const bed = await makeBed({ config, files: { '.github/model.json': MODEL }, pushed: tooGood() });
  const run = bed.github.addRun({
    file: 'retake-single.yml',
    title: 'Retake',
    event: 'pull_request',
    branch: 'results',
  });
  const file = 'examples/workflows/retake-single.yml';
  const played = await playWorkflow(bed, {
    file,
    event: 'pull_request',
    payload: pullRequest(bed),
    run,
    sha: bed.head,
  });
  expect(played.map(({ job, result }) => `${job} ${result}`)).toEqual([
    'start success',
    'train skipped',
    'report skipped',
  ]);
  expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'success' }]);
  await bed.close();
});

function tooGood(): string {
  const row = {
    task: 'exam',
    category: 'math',
    response: 'The answer is 4',
    outcome: 'correct',
    reference: '4',
  };
  return Array.from(
    { length: 50 },
    (_, id) => `${JSON.stringify({ ...row, id: `${id}`, prompt: `Question ${id}` })}\n`,
  ).join('');
}
