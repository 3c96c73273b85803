import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FakeGitHub, type FakeRun, REPOSITORY } from './fake/github.ts';
import type { FakeServer } from './fake/server.ts';
import { scratch } from './scratch.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The bundle under test: the committed one, unless another is named. */
const DIST = process.env.RETAKE_DIST ?? join(ROOT, 'dist');
const VIRTUAL_TIME = pathToFileURL(join(import.meta.dirname, 'fake/virtual-time.mjs')).href;

export interface Step {
  /** The run this step belongs to. */
  run: FakeRun;
  event: string;
  payload: object;
  /** What is checked out. */
  workspace: string;
  inputs?: Record<string, string>;
  sha?: string;
  ref?: string;
  actor?: string;
  temp?: string;
  env?: Record<string, string>;
}

export interface Stepped {
  code: number | null;
  log: string;
  outputs: Record<string, string>;
  summary: string;
  temp: string;
}

/** Runs one step of the Action as the runner would: a child process with its environment, inputs and files. */
export async function runStep(github: FakeGitHub, server: FakeServer, step: Step): Promise<Stepped> {
  const temp = step.temp ?? scratch('runner');
  const files = {
    event: join(temp, 'event.json'),
    output: join(temp, 'output.txt'),
    summary: join(temp, 'summary.md'),
  };
  mkdirSync(temp, { recursive: true });
  writeFileSync(files.event, JSON.stringify({ ...tellsOf(github, step.event), ...step.payload }));
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  server.began();
  const child = spawn(process.execPath, ['--import', VIRTUAL_TIME, join(DIST, 'main.js')], {
    cwd: step.workspace,
    env: environment(github, server, step, temp, files),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.kill = () => child.kill('SIGKILL');
  server.hang = () => child.kill('SIGUSR2');
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', failed).on('close', (exit) => done(exit));
  }).finally(server.ended);
  return {
    code,
    log,
    outputs: readOutputs(readFileSync(files.output, 'utf8')),
    summary: readFileSync(files.summary, 'utf8'),
    temp,
  };
}

/** Every event tells of the repository, but for the clock's. */
function tellsOf({ defaultBranch }: FakeGitHub, event: string): object {
  return event === 'schedule'
    ? { schedule: '17 * * * *' }
    : { repository: { default_branch: defaultBranch } };
}

function environment(
  github: FakeGitHub,
  server: FakeServer,
  { run, event, workspace, inputs = {}, sha, ref, actor = 'ada', env = {} }: Step,
  temp: string,
  files: { event: string; output: string; summary: string },
): Record<string, string> {
  const given = Object.entries({
    command: 'auto',
    'fail-on': 'fail',
    'github-token': 'token-full',
    ...inputs,
  });
  return {
    PATH: process.env.PATH ?? '',
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKSPACE: workspace,
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_ACTOR: actor,
    GITHUB_TRIGGERING_ACTOR: actor,
    GITHUB_SHA: sha ?? run.sha,
    GITHUB_REF: ref ?? `refs/heads/${run.branch}`,
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/${run.file}@${ref ?? 'refs/heads/main'}`,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: server.origin,
    GITHUB_GRAPHQL_URL: `${server.origin}/graphql`,
    RUNNER_TEMP: temp,
    ACTIONS_RESULTS_URL: server.origin,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(run.id),
    FAKE_CLOCK_URL: server.origin,
    FAKE_CLOCK_NOW: String(github.clock.now),
    ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...env,
  };
}

/** The runner's token for its artifact service: a JWT whose scope names the run. Nobody checks its signature here. */
function runtimeToken(run: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ scp: `Actions.Results:run-${run}:job-1` })}.x`;
}

/** `name<<DELIMITER`, the value, the delimiter. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm))
    outputs[name] = value;
  return outputs;
}
