import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { interpolate } from './workflow-runner.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDERS = ['examples/workflows', '.github/workflows'];
const files = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)));

interface Job {
  permissions?: unknown;
  'timeout-minutes'?: number;
  steps: { uses?: string; run?: string }[];
}

describe.each(files)('%s', (file) => {
  const content = readFileSync(join(ROOT, file), 'utf8');
  const workflow = parse(content) as { permissions: unknown; jobs: Record<string, Job> };

  it('passes GitHub’s own workflow parser', async () => {
    const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
    expect(value).toBeDefined();
    if (value === undefined) return;
    const template = await convertWorkflowTemplate(context, value);
    expect(template.errors ?? []).toEqual([]);
  });

  it('grants nothing at the top, and bounds every job', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  it('pins every foreign action by its SHA', () => {
    const uses = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => step.uses ?? []),
    );
    const loose = uses.filter(
      (one) => one !== './' && one !== 'OWNER/retake@v1' && !/@[0-9a-f]{40}$/.test(one),
    );
    expect(loose).toEqual([]);
  });

  it('puts no expression into a script', () => {
    const scripts = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => step.run ?? []),
    );
    for (const script of scripts) expect(script).not.toContain('${{');
  });
});

/** The group of a job, or of the whole workflow where `job` is null, when that event comes. */
function group(file: string, job: string | null, github: object, inputs: object = {}): string {
  const workflow = parse(readFileSync(join(ROOT, 'examples/workflows', file), 'utf8'));
  const { concurrency } = job === null ? workflow : workflow.jobs[job];
  return interpolate(concurrency.group, { github, inputs });
}

describe('starts that wait for each other', () => {
  const MAIN = { ref: 'refs/heads/main' };
  const pull = { number: 7 };

  it('are those of one pull request, however they were begun', () => {
    const pushed = group('retake.yml', null, { event_name: 'pull_request', event: { pull_request: pull } });
    const byHand = { ...MAIN, event_name: 'workflow_dispatch', event: {} };
    expect(group('retake.yml', null, byHand, { 'pull-request': '7' })).toBe(pushed);
    expect(group('retake-commands.yml', 'start', { event: { issue: pull } })).toBe(pushed);
    expect(group('retake.yml', null, { ...MAIN, event_name: 'push', event: {} })).not.toBe(pushed);
  });

  it('do not lose their place to the reaper: of two that wait in a group GitHub keeps the later', () => {
    const pushed = group('retake.yml', null, { ...MAIN, event_name: 'push', event: {} });
    expect(group('retake.yml', null, { ...MAIN, event_name: 'schedule', event: {} })).not.toBe(pushed);
  });
});

it('a workflow that is wrong does not pass', () => {
  const content = 'on: push\njobs:\n  a:\n    runs-on: x\n    step: []\n';
  const { context } = parseWorkflow({ name: 'wrong.yml', content }, new NoOperationTraceWriter());
  expect(context.errors.getErrors().length).toBeGreaterThan(0);
});
