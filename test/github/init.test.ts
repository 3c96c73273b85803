import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBed, pullRequest, results, startRun } from './bed.ts';
import { playWorkflow } from './workflow-runner.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CLI = join(process.env.RETAKE_DIST ?? join(ROOT, 'dist'), 'cli.js');
const SEED = join(process.env.RETAKE_DATA ?? resolve(ROOT, '../shared/data'), 'seed-benchmark/results');
const WRITTEN = ['.github/retake.yml', '.github/workflows/retake.yml', '.github/workflows/retake-train.yml'];

/** What `retake init` writes in an empty repository that has these results; nothing is edited. */
function init(pushed: Record<string, string>): { folder: string; files: Record<string, string> } {
  const folder = mkdtempSync(join(tmpdir(), 'retake-init-'));
  mkdirSync(join(folder, 'benchmarks'));
  for (const [path, text] of Object.entries(pushed)) writeFileSync(join(folder, path), text);
  execFileSync(process.execPath, [CLI, 'init'], { cwd: folder, stdio: 'pipe' });
  return {
    folder,
    files: Object.fromEntries(WRITTEN.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
  };
}

/** The workflow that init wrote, run on a pull request that brings the results. */
async function pushResults(pushed: Record<string, string>) {
  const { folder, files } = init(pushed);
  const bed = await makeBed({ config: files['.github/retake.yml'] ?? '', files });
  bed.repository.git('rm', '--quiet', '-r', 'benchmarks');
  bed.head = bed.repository.commit('Benchmark results', pushed);
  for (const pull of bed.github.pulls) pull.sha = bed.head;
  const run = startRun(bed);
  const [played] = await playWorkflow(bed, {
    file: relative(ROOT, join(folder, '.github/workflows/retake.yml')),
    event: 'pull_request',
    payload: pullRequest(bed),
    run,
    sha: bed.head,
  });
  await bed.close();
  return { bed, played };
}

const seedFiles = () =>
  Object.fromEntries(
    ['math', 'code'].map((category) => {
      const file = `${category}_intermediate.json`;
      return [`benchmarks/${file}`, readFileSync(join(SEED, file), 'utf8')];
    }),
  );

async function expectExtracted(pushed: Record<string, string>): Promise<void> {
  const { bed, played } = await pushResults(pushed);
  expect(played?.result, played?.steps[0]?.log).toBe('success');
  // No model is named and no harness: everything up to the training is done, and it says what is missing.
  expect(Number(played?.steps[0]?.outputs.examples)).toBeGreaterThanOrEqual(20);
  expect(bed.github.shownChecks()[0]).toMatchObject({ status: 'completed', conclusion: 'action_required' });
  const comment = bed.github.ours(7)[0]?.body;
  expect(comment).toContain('not started. The configuration does not say yet what to train');
  expect(comment).toContain('training.model and benchmark.command must be set');
  expect(bed.github.runs.filter(({ file }) => file === 'retake-train.yml')).toEqual([]);
  expect(bed.server.problems).toEqual([]);
}

describe('after init the workflow runs without an edit', () => {
  it('on results of our own', async () => {
    await expectExtracted({ 'benchmarks/exam.jsonl': results(100, 60) });
  });

  it.skipIf(!existsSync(SEED))('on the seed benchmark (skipped where its files are absent)', async () => {
    await expectExtracted(seedFiles());
  });
});
