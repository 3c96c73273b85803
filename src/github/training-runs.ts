import { RetakeError } from '../domain/error.ts';
import { requestIdOfTitle } from '../domain/request-id.ts';
import type { TrainingRun } from '../domain/standing.ts';
import type { RunStatus, Sighting, TrainJob } from '../domain/waiting.ts';
import { ask, mayHaveHappened, statusOf } from './api-error.ts';
import { API_VERSION, type Client } from './client.ts';
import { sleep } from './deadline.ts';

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

export interface Dispatch {
  workflow: string;
  /** Name of the default branch: what runs on the GPU comes from nowhere else. */
  branch: string;
  inputs: Record<string, string>;
  requestId: string;
  /** From when on the new run can have been created. */
  since: Date;
}

/** A new run is listed within seconds; the looks are 2, 4, 8, 16 and 32 s apart. */
const LOOKS = 5;

/**
 * Starts the training workflow and resolves to its run. Where GitHub does not tell which run that is (204 on
 * Enterprise Server, no answer, a broken one), the run is found by the request id in its name, never by being the
 * latest; and only where it is not there is it asked for again.
 */
export async function dispatchTraining(
  client: Client,
  dispatch: Dispatch,
): Promise<{ id: number; url: string }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const started = await requestDispatch(client, dispatch);
      if (started !== null) return started;
    } catch (error) {
      if (!mayHaveHappened(error)) throw error;
      if (attempt === 3) throw error;
    }
    const found = await findByTitle(client, dispatch);
    if (found !== null) return found;
    if (attempt === 3) {
      throw new RetakeError(
        'GITHUB_UNAVAILABLE',
        `${dispatch.workflow} was dispatched, but no run of it appeared`,
        {
          hint: `Its run-name must be \`retake \${{ inputs.request-id }}\`: compare it with examples/workflows/retake-train.yml.`,
        },
      );
    }
  }
}

/** null where GitHub took it without saying which run it became. */
async function requestDispatch(
  client: Client,
  dispatch: Dispatch,
): Promise<{ id: number; url: string } | null> {
  try {
    return await postDispatch(client, dispatch, API_VERSION);
  } catch (error) {
    const status = statusOf(error);
    // An Enterprise Server that does not know the version, or this answer to it, says 400 or 422.
    if (status !== 400 && status !== 422) throw error;
    return await postDispatch(client, dispatch, '2022-11-28');
  }
}

async function postDispatch(client: Client, { workflow, branch, inputs }: Dispatch, version: string) {
  const { octokit, owner, repo } = client;
  const { data } = await ask({ doing: `dispatch ${workflow}`, permission: 'actions: write' }, () =>
    octokit.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
      owner,
      repo,
      workflow_id: workflow,
      ref: branch,
      inputs,
      headers: { 'x-github-api-version': version },
    }),
  );
  const details = data as unknown as { workflow_run_id?: number; html_url?: string } | undefined;
  if (details?.workflow_run_id === undefined) return null;
  return { id: details.workflow_run_id, url: details.html_url ?? '' };
}

async function findByTitle(client: Client, { workflow, requestId, since }: Dispatch) {
  for (let look = 1; look <= LOOKS; look += 1) {
    await sleep(2 ** look);
    const runs = await trainingRuns(client, workflow, since);
    const [first] = runs
      .filter((run) => run.request === requestId && !run.completed)
      .sort((a, b) => a.id - b.id);
    if (first) return { id: first.id, url: first.url };
  }
  return null;
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

/** Whether a run is one of the training workflow that somebody with write permission started. */
export async function isTrainingRun(
  { octokit, owner, repo }: Client,
  run: number,
  workflow: string,
): Promise<boolean> {
  const { data } = await ask({ doing: `read run ${run}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: run }),
  );
  const file = data.path.split('@')[0];
  return data.event === 'workflow_dispatch' && file === `.github/workflows/${workflow}`;
}

/** One look at a run and its jobs `train` and `watch`. */
export async function sight(client: Client, runId: number): Promise<Sighting & { url: string }> {
  const { octokit, owner, repo } = client;
  const run = await ask({ doing: `read run ${runId}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id: runId }),
  );
  const jobs = await runJobs(client, runId);
  return {
    runStatus: (run.data.status ?? 'queued') as RunStatus,
    runConclusion: run.data.conclusion,
    ...jobs,
    url: run.data.html_url,
  };
}

/** The jobs of a run that is known to be under way. */
export async function runJobs(
  { octokit, owner, repo }: Client,
  runId: number,
): Promise<Pick<Sighting, 'train' | 'watchGaveUp'>> {
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
  return { train: train ? jobOf(train) : null, watchGaveUp: watch?.conclusion === 'failure' };
}

/** Cancels a run; one that is over already is none the worse for it. */
export async function cancelRun({ octokit, owner, repo }: Client, runId: number): Promise<void> {
  try {
    await ask({ doing: `cancel run ${runId}`, permission: 'actions: write' }, () =>
      octokit.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel', {
        owner,
        repo,
        run_id: runId,
      }),
    );
  } catch (error) {
    if (statusOf(error) !== 409 && !mayHaveHappened(error)) throw error;
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
