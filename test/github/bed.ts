import { VirtualClock } from './fake/clock.ts';
import { FakeGitHub, type FakeRun, REPOSITORY } from './fake/github.ts';
import { type FakeServer, type LoggedRequest, serve } from './fake/server.ts';
import { makeRepository, type Repository } from './repository.ts';
import { runStep, type Step, type Stepped } from './run-step.ts';

/** Everything a scenario plays on: a repository with results, GitHub, and its clock. */
export interface Bed {
  clock: VirtualClock;
  github: FakeGitHub;
  server: FakeServer;
  repository: Repository;
  /** The commit on the pull request that carries the results. */
  head: string;
  step: (step: Partial<Step> & Pick<Step, 'run' | 'event' | 'payload'>) => Promise<Stepped>;
  close: () => Promise<void>;
}

export const CONFIG = `
results: { paths: [benchmarks/*.jsonl] }
failures: { minimum: 5 }
training: { model: tiny-model, trainer: command, command: [train], workflow: retake-train.yml, runner: [self-hosted, gpu] }
benchmark: { command: [examine] }
`;

/** Graded answers in Retake's own format: `right` of `items` are correct. */
export function results(items: number, right: number, category = 'math'): string {
  const rows = Array.from({ length: items }, (_, index) => ({
    task: 'exam',
    id: `${category}-${index}`,
    category,
    prompt: `What is ${index} + ${index}?`,
    response: index < right ? `The answer is ${index * 2}` : `The answer is ${index * 2 + 1}`,
    outcome: index < right ? 'correct' : 'incorrect',
    reference: String(index * 2),
  }));
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** A repository whose branch `results` brings results, and a pull request #7 for it. */
export async function makeBed({
  config = CONFIG,
  pushed = results(100, 60),
  files = {},
}: {
  config?: string;
  pushed?: string;
  /** More of the default branch. */
  files?: Record<string, string>;
} = {}): Promise<Bed> {
  const clock = new VirtualClock('2026-11-20T09:00:00Z');
  const github = new FakeGitHub(clock);
  const server = await serve(github);
  const repository = makeRepository();
  repository.commit('Start', { 'README.md': 'A model\n', '.github/retake.yml': config, ...files });
  repository.publish();
  repository.git('checkout', '--quiet', '-b', 'results');
  const head = repository.commit('Benchmark results', { 'benchmarks/exam.jsonl': pushed });
  github.repository = repository.folder;
  github.addPull({ number: 7, sha: head });
  return {
    clock,
    github,
    server,
    repository,
    head,
    step: (step) => runStep(github, server, { workspace: repository.folder, ...step }),
    close: server.close,
  };
}

export function pullRequest(
  bed: Bed,
  given: { sha?: string; repository?: string | null; action?: string } = {},
): object {
  const repository = given.repository === undefined ? REPOSITORY : given.repository;
  return {
    action: given.action ?? 'synchronize',
    pull_request: {
      number: 7,
      state: 'open',
      html_url: `https://github.com/${REPOSITORY}/pull/7`,
      user: { login: 'ada' },
      head: {
        sha: given.sha ?? bed.head,
        ref: 'results',
        repo: repository === null ? null : { full_name: repository },
      },
      base: { ref: 'main' },
    },
  };
}

/** A new run of the workflow that starts loops. */
export function startRun(bed: Bed): FakeRun {
  return bed.github.addRun({
    file: 'retake.yml',
    title: 'Retake',
    event: 'pull_request',
    branch: 'results',
    status: 'in_progress',
  });
}

/** Plays a start on the pull request. */
export async function start(bed: Bed, given: Partial<Step> = {}): Promise<Stepped> {
  return await bed.step({ run: startRun(bed), event: 'pull_request', payload: pullRequest(bed), ...given });
}

/** The requests as a person reads them: what was asked, what came of it, and what was said. */
export function readable(requests: readonly LoggedRequest[]): string {
  return requests
    .map(({ method, path, status, body }) => `${method} ${named(path)} -> ${status}${told(body)}`)
    .join('\n');
}

/** Digests change with every comma in a configuration; what they name does not. */
function named(path: string): string {
  return path.replaceAll(/\b[0-9a-f]{40}\b/g, 'COMMIT').replaceAll(/\b[0-9a-f]{32}\b/g, 'REQUEST');
}

function told(body: unknown): string {
  const { body: text, status, conclusion, output, inputs, name } = (body ?? {}) as Record<string, unknown>;
  const said = [
    name,
    conclusion ?? status,
    brief((output as { title?: string } | undefined)?.title),
    inputs && `inputs: ${Object.keys(inputs).join(', ')}`,
    brief(headline(text)),
  ].filter(Boolean);
  return said.length === 0 ? '' : ` | ${said.join(' | ')}`;
}

/** The first line of a comment that readers see. */
export function headline(text: unknown): string | undefined {
  return typeof text === 'string' ? text.split('\n').find((line) => line.startsWith('###')) : undefined;
}

/** Without the figures that follow. */
function brief(line: string | undefined): string | undefined {
  return line?.replace(/^### /, '').split('. ')[0]?.slice(0, 60);
}
