import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { headline, makeBed, results, start } from './bed.ts';
import { mainCheckout, report, trainingRun } from './gpu.ts';
import { scratch } from './scratch.ts';

const CONFIG = `
results: { paths: [benchmarks/*.jsonl] }
failures: { minimum: 5 }
training: { model: tiny-model, trainer: command, command: [node, tools/train.mjs, '{output}', '{train_file}', '{epochs}', '{batch_size}'], method: lora }
benchmark: { command: [node, tools/exam.mjs, '{output}'], baseline: reuse }
`;

/** Leaves what a trainer built on the Hugging Face Trainer leaves. */
const TRAIN = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const [output, rowsFile, epochs, batch] = process.argv.slice(2);
const rows = readFileSync(rowsFile, 'utf8').trim().split('\\n').length;
const steps = Math.ceil(rows / Number(batch)) * Number(epochs);
const log = [];
for (let step = 1; step <= steps; step += 1) {
  log.push({ step, loss: 3 - step / steps, learning_rate: 2e-5, epoch: (Number(epochs) * step) / steps });
  appendFileSync(output + '/trainer_log.jsonl', JSON.stringify({ current_steps: step, total_steps: steps, loss: 3 - step / steps }) + '\\n');
}
mkdirSync(output + '/checkpoint-' + steps);
const state = { global_step: steps, max_steps: steps, num_train_epochs: Number(epochs), train_batch_size: Number(batch), log_history: log };
writeFileSync(output + '/checkpoint-' + steps + '/trainer_state.json', JSON.stringify(state));
writeFileSync(output + '/adapter_model.bin', 'weights');
if (process.env.INPUT_REQUEST || process.env['INPUT_GITHUB-TOKEN'] || process.env.ACTIONS_RUNTIME_TOKEN) throw new Error('the trainer was given secrets');
`;
const EXAM = `
import { writeFileSync } from 'node:fs';
writeFileSync(process.argv[2] + '/exam.jsonl', ${JSON.stringify(results(100, 95))});
`;

it('trains with the default branch’s program, whatever the pull request brings, on the pushed results', {
  timeout: 120_000,
}, async () => {
  const bed = await makeBed({ config: CONFIG, files: { 'tools/train.mjs': TRAIN, 'tools/exam.mjs': EXAM } });
  const trace = join(scratch('trace'), 'evil');
  const evil = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(trace)}, 'x');`;
  bed.head = bed.repository.commit('Take over', {
    'tools/train.mjs': evil,
    'tools/exam.mjs': evil,
    '.github/retake.yml': CONFIG.replaceAll('tools/', 'evil/'),
    'evil/train.mjs': evil,
  });
  Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
  const started = await start(bed);
  expect(started.code, started.log).toBe(0);

  const run = trainingRun(bed);
  const trained = await bed.step({
    run,
    event: 'workflow_dispatch',
    payload: { ref: 'refs/heads/main', inputs: run.inputs },
    workspace: mainCheckout(bed),
    inputs: { command: 'train', request: run.inputs.request ?? '', config: '.github/retake.yml' },
  });
  expect(trained.code, trained.log).toBe(0);
  for (const job of run.jobs)
    if (job.name === 'train') Object.assign(job, { status: 'completed', conclusion: 'success' });
  const reported = await report(bed, run);
  expect(reported.outputs.verdict, reported.log).toBe('pass');
  expect(headline(bed.github.ours(7)[0]?.body)).toContain('PASS');
  expect(existsSync(trace)).toBe(false);
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});

it('uses the pushed results again wherever the pull request says that they lie', {
  timeout: 120_000,
}, async () => {
  const bed = await makeBed({ config: CONFIG, files: { 'tools/train.mjs': TRAIN, 'tools/exam.mjs': EXAM } });
  bed.head = bed.repository.commit('Results elsewhere', {
    '.github/retake.yml': CONFIG.replace('benchmarks/*', 'other/*'),
    'other/exam.jsonl': results(100, 50),
  });
  Object.assign(bed.github.pulls[0] ?? {}, { sha: bed.head });
  await start(bed);
  const run = trainingRun(bed);
  const trained = await bed.step({
    run,
    event: 'workflow_dispatch',
    payload: { ref: 'refs/heads/main', inputs: run.inputs },
    workspace: mainCheckout(bed),
    inputs: { command: 'train', request: run.inputs.request ?? '', config: '.github/retake.yml' },
  });
  expect(trained.code, trained.log).toBe(0);
  for (const job of run.jobs)
    if (job.name === 'train') Object.assign(job, { status: 'completed', conclusion: 'success' });
  const reported = await report(bed, run);
  expect(reported.outputs.verdict, reported.log).toBe('pass');
  await bed.close();
});

it('a training that fails leaves its reason and the end of its log', { timeout: 120_000 }, async () => {
  const failing = `for (let line = 1; line <= 30; line += 1) console.log('line ' + line); console.error('torch.OutOfMemoryError: CUDA out of memory'); process.exit(1);`;
  const bed = await makeBed({
    config: CONFIG,
    files: { 'tools/train.mjs': failing, 'tools/exam.mjs': EXAM },
  });
  await start(bed);
  const run = trainingRun(bed);
  const trained = await bed.step({
    run,
    event: 'workflow_dispatch',
    payload: { ref: 'refs/heads/main', inputs: run.inputs },
    workspace: mainCheckout(bed),
    inputs: { command: 'train', request: run.inputs.request ?? '', config: '.github/retake.yml' },
  });
  expect(trained.code, trained.log).toBe(4);
  for (const job of run.jobs)
    if (job.name === 'train')
      Object.assign(job, { status: 'completed', conclusion: 'failure', runner: 'gpu-1' });
  expect((await report(bed, run)).code).toBe(4);
  const body = bed.github.ours(7)[0]?.body ?? '';
  expect(headline(body)).toContain('training failed');
  expect(body).toContain('CUDA out of memory');
  expect(body).toContain('line 30');
  expect(body).not.toContain('line 5\n');
  expect(bed.github.shownChecks()).toMatchObject([{ conclusion: 'failure' }]);
  await bed.close();
});
