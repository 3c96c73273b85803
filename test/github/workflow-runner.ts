import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse } from 'yaml';
import type { Bed } from './bed.ts';
import type { FakeJob, FakeRun } from './fake/github.ts';
import type { Stepped } from './run-step.ts';
import { scratch } from './scratch.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DEFAULTS = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')).inputs as Record<
  string,
  { default?: string }
>;

interface WorkflowStep {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface WorkflowJob {
  if?: string;
  needs?: string | string[];
  outputs?: Record<string, string>;
  steps: WorkflowStep[];
}

export interface Played {
  job: string;
  result: 'success' | 'failure' | 'skipped' | 'cancelled';
  steps: Stepped[];
}

export interface Play {
  /** Path in the repository of this project. */
  file: string;
  event: string;
  payload: object;
  run: FakeRun;
  sha: string;
  /** Who caused it; `ada` where nobody is named. */
  actor?: string;
  /** Called before a job's steps run, with the job as the API shows it. */
  before?: (job: FakeJob) => void;
}

/**
 * Runs a workflow file: parsed by GitHub's own parser, its expressions evaluated by GitHub's own evaluator, one job
 * after the other, steps with `uses:` as child processes of the bundle. A checkout is a clone of the test's repository.
 */
export async function playWorkflow(bed: Bed, play: Play): Promise<Played[]> {
  const content = readFileSync(join(ROOT, play.file), 'utf8');
  const { context } = parseWorkflow({ name: play.file, content }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map(({ message }) => message);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const jobs = parse(content).jobs as Record<string, WorkflowJob>;
  const done: Record<string, { result: string; outputs: Record<string, string> }> = {};
  const played: Played[] = [];
  play.run.status = 'in_progress';
  for (const [name, job] of Object.entries(jobs)) {
    const shown = play.run.jobs.find((one) => one.name === name) ?? bed.github.addJob(play.run, name);
    const needs = [job.needs ?? []].flat();
    const contexts = contextsOf(play, Object.fromEntries(needs.map((need) => [need, done[need]])), {});
    const failed = needs.some((need) => done[need]?.result !== 'success');
    const result = await playJob(bed, play, name, job, shown, contexts, failed);
    done[name] = result.ended;
    played.push(result.played);
  }
  const failed = played.some(({ result }) => result === 'failure');
  Object.assign(play.run, { status: 'completed', conclusion: failed ? 'failure' : 'success' });
  return played;
}

async function playJob(
  bed: Bed,
  play: Play,
  name: string,
  job: WorkflowJob,
  shown: FakeJob,
  contexts: Record<string, unknown>,
  failedNeeds: boolean,
) {
  const skip = {
    played: { job: name, result: 'skipped' as const, steps: [] },
    ended: { result: 'skipped', outputs: {} },
  };
  if (!condition(job.if, contexts, failedNeeds)) {
    Object.assign(shown, { status: 'completed', conclusion: 'skipped' });
    return skip;
  }
  play.before?.(shown);
  if (shown.status === 'completed') {
    return {
      played: { job: name, result: shown.conclusion as 'failure', steps: [] },
      ended: { result: shown.conclusion ?? '', outputs: {} },
    };
  }
  if (name !== 'watch') Object.assign(shown, { status: 'in_progress', runner: `${name}-runner` });
  const workspace = scratch(name);
  const temp = scratch(`${name}-temp`);
  const steps: Stepped[] = [];
  const outputs: Record<string, { outputs: Record<string, string> }> = {};
  let result: 'success' | 'failure' = 'success';
  for (const step of job.steps) {
    const here = { ...contexts, steps: outputs };
    const given = evaluateAll(step.with ?? {}, here);
    if (step.uses?.startsWith('actions/checkout@')) checkout(bed, workspace, given.ref || play.sha);
    else if (step.uses?.includes('/retake@') || step.uses === './') {
      const inputs = { ...evaluateAll(defaultInputs(), here), ...given };
      const { event, payload, run, sha } = play;
      const stepped = await bed.step({
        run,
        event,
        payload,
        sha,
        workspace,
        temp,
        inputs,
        ...(play.actor === undefined ? {} : { actor: play.actor }),
      });
      steps.push(stepped);
      if (step.id) outputs[step.id] = { outputs: stepped.outputs };
      if (stepped.code !== 0) result = 'failure';
    } else throw new Error(`the runner of this test cannot do ${step.uses ?? step.run}`);
    if (result === 'failure') break;
  }
  Object.assign(shown, { status: 'completed', conclusion: result });
  const jobOutputs = evaluateAll(job.outputs ?? {}, { ...contexts, steps: outputs });
  return { played: { job: name, result, steps }, ended: { result, outputs: jobOutputs } };
}

function defaultInputs(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(DEFAULTS).map(([name, input]) => [name, input.default ?? '']));
}

function checkout(bed: Bed, workspace: string, ref: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, stdio: 'pipe' });
  git('clone', '--quiet', '--no-local', bed.repository.folder, '.');
  git('checkout', '--quiet', '--detach', /^[0-9a-f]{40}$/.test(ref) ? ref : `origin/${ref}`);
}

function contextsOf(
  play: Play,
  needs: Record<string, unknown>,
  steps: Record<string, unknown>,
): Record<string, unknown> {
  const { event, payload, run, sha } = play;
  const github = {
    event_name: event,
    event: { repository: { default_branch: 'main' }, ...payload },
    sha,
    ref: `refs/heads/${run.branch}`,
    token: 'token-full',
    repository: 'octo/model',
  };
  return { github, inputs: run.inputs, needs, steps };
}

function evaluateAll(
  values: Record<string, unknown>,
  contexts: Record<string, unknown>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, interpolate(String(value), contexts)]),
  );
}

/** A text of a workflow with its expressions evaluated. */
export function interpolate(text: string, contexts: Record<string, unknown>): string {
  return text.replaceAll(/\$\{\{([\s\S]*?)\}\}/g, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  );
}

/** A condition without a status function means `success() && …`. */
function condition(
  text: string | undefined,
  contexts: Record<string, unknown>,
  failedNeeds: boolean,
): boolean {
  if (text === undefined) return !failedNeeds;
  if (!/\b(always|success|failure|cancelled)\(/.test(text) && failedNeeds) return false;
  const value = evaluate(text.replace(/^\s*\$\{\{|\}\}\s*$/g, ''), contexts).coerceString();
  return value !== 'false' && value !== '' && value !== '0';
}

function evaluate(expression: string, contexts: Record<string, unknown>): data.ExpressionData {
  const always = { name: 'always', minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(true) };
  const { tokens } = new Lexer(expression.trim()).lex();
  const tree = new Parser(tokens, Object.keys(contexts), [always]).parse();
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(tree, known, new Map([['always', always]])).evaluate();
}
