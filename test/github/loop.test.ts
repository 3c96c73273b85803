import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sitExam } from '../../src/training/embedded/exam.ts';
import { prepare } from '../../src/training/embedded/prepare.ts';
import { parseSpec } from '../../src/training/embedded/spec.ts';
import { type Bed, headline, makeBed, pullRequest, readable, startRun } from './bed.ts';
import { type Played, playWorkflow } from './workflow-runner.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MODEL = readFileSync(join(ROOT, 'examples/arithmetic/model.json'), 'utf8');
const CONFIG = readFileSync(join(ROOT, 'examples/arithmetic/retake.yml'), 'utf8');
const SEED = 42;

/** What the demo's model answers before any training: the results that somebody pushes. */
async function pushedResults(): Promise<string> {
  const spec = parseSpec(MODEL, 'model.json');
  const base = await prepare(spec, SEED, () => {}, new AbortController().signal);
  return [...sitExam(base, spec, SEED)].map((row) => `${JSON.stringify(row)}\n`).join('');
}

describe('push, comment, dispatch, training, report, verdict', () => {
  let bed: Bed;
  let started: Played[];
  let trained: Played[];
  let afterStart: { requests: number; comment: string; check: string };
  const stages: string[] = [];

  beforeAll(async () => {
    bed = await makeBed({
      config: `${CONFIG}\nresults: { paths: [benchmarks/*.jsonl] }\n`,
      files: { '.github/model.json': MODEL },
      pushed: await pushedResults(),
    });
    const { github, server, head } = bed;
    const payload = pullRequest(bed);
    const run = startRun(bed);
    started = await playWorkflow(bed, {
      file: 'examples/workflows/retake.yml',
      event: 'pull_request',
      payload,
      run,
      sha: head,
    });
    afterStart = {
      requests: server.requests.length,
      comment: github.ours(7)[0]?.body ?? '',
      check: github.checks[0]?.status ?? '',
    };
    const training = github.runs.find(({ file }) => file === 'retake-train.yml');
    if (training === undefined) throw new Error(`nothing was dispatched: ${started[0]?.steps[0]?.log}`);
    const main = bed.repository.git('rev-parse', 'main');
    bed.github.onComment = (body) => stages.push(headline(body)?.split('. ')[0] ?? '');
    trained = await playWorkflow(bed, {
      file: 'examples/workflows/retake-train.yml',
      event: 'workflow_dispatch',
      payload: { ref: 'refs/heads/main', inputs: training.inputs },
      run: training,
      sha: main,
      before: (job) => {
        // The GPU runner takes the job after seven minutes; the watch sees it wait until then.
        const train = training.jobs.find(({ name }) => name === 'train');
        if (job.name === 'watch' && train)
          bed.clock.in(7, () => Object.assign(train, { status: 'in_progress', runner: 'gpu-1' }));
      },
    });
  }, 300_000);

  afterAll(() => bed.close());

  it('every job ends well', () => {
    const log = [...started, ...trained].map(
      ({ job, result, steps }) => `${job}: ${result}\n${steps.map((step) => step.log).join('')}`,
    );
    expect(
      [...started, ...trained].map(({ job, result }) => `${job} ${result}`),
      log.join('\n'),
    ).toEqual(['retake success', 'watch success', 'train success', 'report success']);
  });

  it('leaves one comment, which began with waiting and ends with the verdict', () => {
    expect(afterStart.comment).toContain('waiting for a GPU');
    const comments = bed.github.ours(7);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('Retake: PASS');
    expect(stages).toMatchInlineSnapshot(`
      [
        "### ⏳ Retake: waiting for a GPU",
        "### ⏳ Retake: waiting for a GPU",
        "### ⏳ Retake: training, step 0 of 6,800",
        "### ⏳ Retake: sitting the exam again, 0 answers",
        "### ✅ Retake: PASS",
      ]
    `);
  });

  it('leaves one check on the head commit, open until the verdict', () => {
    expect(afterStart.check).toBe('in_progress');
    expect(bed.github.checks).toHaveLength(1);
    expect(bed.github.shownChecks()[0]).toMatchObject({
      sha: bed.head,
      status: 'completed',
      conclusion: 'success',
    });
  });

  it('sets the outputs', () => {
    const outputs = { ...started[0]?.steps[0]?.outputs, ...trained.at(-1)?.steps[0]?.outputs };
    expect(Object.keys(outputs).sort()).toMatchInlineSnapshot(`
      [
        "check-run-url",
        "comment-url",
        "dataset-digest",
        "dataset-path",
        "examples",
        "failures",
        "request-id",
        "result-json",
        "training-run-id",
        "verdict",
      ]
    `);
    expect(outputs.verdict).toBe('pass');
  });

  it('speaks GitHub’s language, as its description has it', () => {
    expect(bed.server.problems).toEqual([]);
  });

  it('asks for this, in this order', async () => {
    await expect(readable(bed.server.requests)).toMatchFileSnapshot('golden/whole-loop.requests.txt');
  });

  it('reports in at most six requests, those for artifacts not counted', () => {
    const jobs = bed.server.requests.findLastIndex(({ path }) => path.includes('/jobs'));
    const report = bed.server.requests.slice(jobs).filter(({ path }) => !path.includes('/artifacts'));
    expect(report.length).toBeLessThanOrEqual(6);
  });
});
