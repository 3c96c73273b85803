import type { TrainingRun } from '../domain/loop/standing.ts';
import type { RunStatus, Sighting, TrainJob } from '../domain/loop/waiting.ts';
import { requestIdOfTitle } from '../domain/training/request-id.ts';
import { ask, statusOf } from './api-error.ts';
import type { Client } from './client.ts';
import { createOnce } from './create-once.ts';

interface ApiRun {
  id: number;
  display_title: string;
  status: string | null;
  conclusion: string | null;
  created_at: string;
  html_url: string;
}

interface ApiJob {
  name: string;
  status: string;
  conclusion: string | null;
  runner_name: string | null;
  steps?: { name: string; status: string; conclusion: string | null }[];
}

const MOST_PAGES = 10;
const PAGE = 100;
const READ = 'actions: read';

/** Runs of the training workflow since a moment, by hand or by us. */
export async function trainingRuns(client: Client, workflow: string, since: Date): Promise<TrainingRun[]> {
  const { octokit, owner, repo } = client;
  const runs: TrainingRun[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await ask({ doing: `list the runs of ${workflow}`, permission: READ }, () =>
      octokit.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', {
        owner,
        repo,
        workflow_id: workflow,
        event: 'workflow_dispatch',
        created: `>=${since.toISOString().slice(0, 19)}Z`,
        per_page: PAGE,
        page,
      }),
    );
    runs.push(...(data.workflow_runs as ApiRun[]).map(runOf));
    if (data.workflow_runs.length < PAGE) break;
  }
  return runs;
}

/** The run that carries out a request: the one that runs, else the latest; null where none was ever started. */
export async function runOfRequest(
  client: Client,
  workflow: string,
  requestId: string,
  since: Date,
): Promise<TrainingRun | null> {
  const runs = (await trainingRuns(client, workflow, since)).filter((run) => run.request === requestId);
  return runs.find((run) => !run.completed) ?? runs.sort((a, b) => b.id - a.id)[0] ?? null;
}

/** Whether a run is one of that workflow, begun by that event. */
export async function isRunOf(
  client: Client,
  run: number,
  asked: { workflow: string; event: string },
): Promise<boolean> {
  const { event, path } = await readRun(client, run);
  return event === asked.event && path.split('@')[0] === `.github/workflows/${asked.workflow}`;
}

/** One look at a run and its jobs `train` and `watch`. */
export async function sight(
  client: Client,
  run: number,
): Promise<Sighting & { url: string; attempt: number }> {
  const { status, conclusion, html_url, run_attempt = 1 } = await readRun(client, run);
  const jobs = await runJobs(client, run);
  return {
    runStatus: (status ?? 'queued') as RunStatus,
    runConclusion: conclusion,
    ...jobs,
    url: html_url,
    attempt: run_attempt,
  };
}

async function readRun({ octokit, owner, repo }: Client, run: number) {
  const { data } = await ask({ doing: `read run ${run}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: run }),
  );
  return data;
}

/** The jobs of a run that is known to be under way. */
export async function runJobs(
  { octokit, owner, repo }: Client,
  runId: number,
): Promise<Pick<Sighting, 'train' | 'watching' | 'watchGaveUp'>> {
  const { data } = await ask({ doing: `read the jobs of run ${runId}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
      owner,
      repo,
      run_id: runId,
      filter: 'latest',
      per_page: PAGE,
    }),
  );
  const jobs = data.jobs as ApiJob[];
  const train = jobs.find(({ name }) => isJob(name, 'train'));
  const watch = jobs.find(({ name }) => isJob(name, 'watch'));
  return {
    train: train ? jobOf(train) : null,
    watching: watch?.status === 'in_progress',
    watchGaveUp: watch?.conclusion === 'failure',
  };
}

/**
 * Cancels a run; one that is over already is none the worse for it. Asking twice does no harm, so a request that may
 * have got lost is made again. Throws RetakeError where GitHub does not take it: then the run goes on.
 */
export async function cancelRun(client: Client, runId: number): Promise<void> {
  const { octokit, owner, repo } = client;
  const cancel = async () => {
    await ask({ doing: `cancel run ${runId}`, permission: 'actions: write' }, () =>
      octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel', {
        owner,
        repo,
        run_id: runId,
      }),
    );
    return true as const;
  };
  try {
    await createOnce(cancel, async () => (await readRun(client, runId)).status === 'completed' || null);
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
  }
}

function isJob(name: string, job: string): boolean {
  // A called workflow's jobs are named `caller / job`.
  return name === job || name.endsWith(` / ${job}`);
}

function jobOf({ status, conclusion, runner_name, steps }: ApiJob): TrainJob {
  return { status: status as RunStatus, conclusion, runnerName: runner_name || null, steps: steps ?? [] };
}

function runOf({ id, display_title, status, conclusion, created_at, html_url }: ApiRun): TrainingRun {
  return {
    id,
    request: requestIdOfTitle(display_title),
    completed: status === 'completed',
    conclusion,
    createdAt: created_at,
    url: html_url,
  };
}
