import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { headline, makeBed, results, start } from '../github/bed.ts';
import { trainingRun } from '../github/gpu.ts';
import { scratch } from '../github/scratch.ts';
import { playWorkflow } from '../github/workflow-runner.ts';

/** A Python with what trainer/requirements.in names. Without one this test has nothing to train with. */
const PYTHON = process.env.RETAKE_TRAINER_PYTHON ?? '';

const EXAM = `
import { writeFileSync } from 'node:fs';
writeFileSync(process.argv[2] + '/exam.jsonl', ${JSON.stringify(results(100, 95))});
`;

it.skipIf(PYTHON === '')(
  'retake-train.yml trains with TRL, tells of it, and comes to a verdict',
  {
    timeout: 900_000,
  },
  async () => {
    const model = join(scratch('model'), 'tiny');
    execFileSync(PYTHON, [join(import.meta.dirname, 'tiny-model.py'), model], { stdio: 'pipe' });
    const bed = await makeBed({
      config: `
results: { paths: [benchmarks/*.jsonl] }
failures: { minimum: 5 }
training: { model: ${model}, trainer: trl, method: lora, learning_rate: 1e-3 }
benchmark: { command: [node, tools/exam.mjs, '{output}'], baseline: reuse }
`,
      files: { 'tools/exam.mjs': EXAM },
    });
    const step = bed.step;
    const env = { RETAKE_TRAINER_PYTHON: PYTHON, OMP_NUM_THREADS: '1', HF_HUB_OFFLINE: '1' };
    const faster = {
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'fast-time.mjs')).href}`,
    };
    bed.step = (given) =>
      step({ ...given, env: { ...env, ...(given.inputs?.command === 'train' && faster), ...given.env } });
    const comments: string[] = [];
    bed.github.onComment = (body) => comments.push(body);

    const started = await start(bed);
    expect(started.code, started.log).toBe(0);
    const run = trainingRun(bed);
    const played = await playWorkflow(bed, {
      file: 'examples/workflows/retake-train.yml',
      event: 'workflow_dispatch',
      payload: { ref: 'refs/heads/main', inputs: run.inputs },
      run,
      sha: bed.repository.git('rev-parse', 'main'),
      before: (job) => {
        const train = run.jobs.find(({ name }) => name === 'train');
        if (job.name === 'watch' && train) Object.assign(train, { status: 'in_progress', runner: 'gpu-1' });
      },
    });
    const log = played.map(({ job, steps }) => `${job}\n${steps.map((one) => one.log).join('')}`).join('\n');
    expect(
      played.map(({ job, result }) => `${job} ${result}`),
      log,
    ).toEqual(['watch success', 'train success', 'report success']);

    const progress = comments.filter((body) => headline(body)?.includes('training, step'));
    const told = progress.map(headline).join('\n');
    expect(progress.length, comments.map(headline).join('\n')).toBeGreaterThan(1);
    expect(
      progress.some((body) => /loss/i.test(body) && !/step 0 of/.test(body)),
      told,
    ).toBe(true);
    const last = bed.github.ours(7)[0]?.body ?? '';
    expect(headline(last)).toContain('PASS');
    expect(last).toMatch(/with `trl`/);
    expect(bed.github.checks).toMatchObject([{ conclusion: 'success' }]);
    expect(bed.server.problems).toEqual([]);
    await bed.close();
  },
);
