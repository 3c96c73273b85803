import { RetakeError } from '../domain/error.ts';
import { ask, mayHaveHappened, statusOf } from './api-error.ts';
import { API_VERSION, type Client } from './client.ts';
import { sleep } from './deadline.ts';
import { trainingRuns } from './training-runs.ts';

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
      if (statusOf(error) === 404) throw missingWorkflow(dispatch, error);
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

function missingWorkflow({ workflow, branch }: Dispatch, cause: unknown): RetakeError {
  return new RetakeError(
    'GITHUB_PERMISSION',
    `there is no workflow ${workflow} on ${branch} that could be dispatched`,
    {
      hint: 'Copy examples/workflows/retake-train.yml there (training.workflow names it), and give this job `actions: write`.',
      cause,
    },
  );
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
