import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { headline, makeBed, pullRequest, results } from './bed.ts';
import { FULL } from './fake/github.ts';
import { playWorkflow } from './workflow-runner.ts';

const FILE = 'examples/workflows/retake-compare.yml';
const { jobs } = parse(readFileSync(join(resolve(import.meta.dirname, '../..'), FILE), 'utf8'));

it.each([
  ['fail', 20, 'failure'],
  ['pass', 95, 'success'],
])('judges results without training, with the permissions it asks for: %s', async (verdict, right, ended) => {
  const files = { 'benchmarks/exam.jsonl': results(100, 70) };
  const bed = await makeBed({ config: '', files, pushed: results(100, right) });
  bed.github.tokens['token-full'] = {
    ...FULL,
    permissions: { metadata: 'read', ...jobs.compare.permissions },
  };
  const run = bed.github.addRun({
    file: 'retake-compare.yml',
    title: 'Retake',
    event: 'pull_request',
    branch: 'results',
  });
  const play = { file: FILE, event: 'pull_request', payload: pullRequest(bed), run, sha: bed.head };
  const [played] = await playWorkflow(bed, play);
  expect(played?.result).toBe(ended);
  expect(played?.steps[0]?.log).not.toContain('::warning');
  expect(played?.steps[0]?.outputs.verdict).toBe(verdict);
  expect(headline(bed.github.ours(7)[0]?.body)).toContain(verdict.toUpperCase());
  expect(bed.github.shownChecks()).toMatchObject([{ name: 'retake / default', conclusion: ended }]);
  expect(bed.server.problems).toEqual([]);
  await bed.close();
});
