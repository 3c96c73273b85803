import { RetakeError } from '../domain/error.ts';
import type { OrderKey } from '../domain/loop/order-key.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the runner says about the run this process belongs to. */
export interface Run {
  owner: string;
  repo: string;
  /** `owner/name`. */
  repository: string;
  event: string;
  /** Who pressed the button of this attempt. */
  triggeringActor: string;
  key: OrderKey;
  /** File name of the workflow, such as `retake.yml`; null where the runner does not say. */
  workflowFile: string | null;
  /** Page of this run. */
  url: string;
  serverUrl: string;
  apiUrl: string;
  /** A folder of this job alone: what lies in `retake` there is cleared away. */
  temp: string;
  eventPath: string;
}

/** Reads GITHUB_* and RUNNER_*. Throws RetakeError USAGE where this is no run of a workflow. */
export function readRun(env: Environment): Run {
  const need = (name: string) => {
    const value = env[name];
    if (value !== undefined && value !== '') return value;
    throw new RetakeError('USAGE', `${name} is not set: this is no run of a GitHub workflow`, {
      hint: 'On a terminal use the command line: retake --help.',
    });
  };
  const repository = need('GITHUB_REPOSITORY');
  const [owner = '', repo = ''] = repository.split('/');
  const serverUrl = env.GITHUB_SERVER_URL || 'https://github.com';
  const apiUrl = env.GITHUB_API_URL || 'https://api.github.com';
  const run = Number(need('GITHUB_RUN_ID'));
  return {
    owner,
    repo,
    repository,
    event: need('GITHUB_EVENT_NAME'),
    triggeringActor: env.GITHUB_TRIGGERING_ACTOR || env.GITHUB_ACTOR || '',
    key: { order: Number(need('GITHUB_RUN_NUMBER')), run, attempt: Number(env.GITHUB_RUN_ATTEMPT || '1') },
    workflowFile: workflowFileOf(env.GITHUB_WORKFLOW_REF),
    url: `${serverUrl}/${repository}/actions/runs/${run}`,
    serverUrl,
    apiUrl,
    temp: need('RUNNER_TEMP'),
    eventPath: need('GITHUB_EVENT_PATH'),
  };
}

/** `octo/repo/.github/workflows/retake.yml@refs/heads/main` names its file between the last slash before `@` and `@`. */
function workflowFileOf(ref: string | undefined): string | null {
  return /\/([^/@]+)@/.exec(ref ?? '')?.[1] ?? null;
}
