import { defaults, getOctokitOptions } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { withDeadline } from './deadline.ts';

/** The version under which a dispatch answers with the run it started. */
export const API_VERSION = '2026-03-10';

const MOST_RETRIES = 4;
/** A primary limit may last an hour; a job that waits so long costs more than one that says so. */
const LONGEST_WAIT_SECONDS = 300;

const RetakeOctokit = Octokit.plugin(throttling, retry);

export interface ClientOptions {
  token: string;
  apiUrl: string;
  owner: string;
  repo: string;
  userAgent: string;
  /** Told once per wait, so that a log shows why nothing happens. */
  log: (line: string) => void;
}

/** The one way to GitHub's API: throttled, retried, with a deadline on every request. */
export interface Client {
  octokit: InstanceType<typeof RetakeOctokit>;
  owner: string;
  repo: string;
}

/** No request is made yet. */
export function connect({ token, apiUrl, owner, repo, userAgent, log }: ClientOptions): Client {
  const wait = (kind: string) => (seconds: number, options: object, _: unknown, attempt: number) => {
    const { method, url } = options as { method: string; url: string };
    const again = attempt < MOST_RETRIES && seconds <= LONGEST_WAIT_SECONDS;
    log(
      `GitHub's ${kind} limit: ${method} ${url} ${again ? `is tried again in ${seconds} s` : 'is given up'}`,
    );
    return again;
  };
  const octokit = new RetakeOctokit({
    ...getOctokitOptions(token, { userAgent }),
    baseUrl: apiUrl,
    // The runner's proxy is known to the toolkit.
    request: { fetch: withDeadline(defaults.request?.fetch ?? fetch) },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    throttle: { onRateLimit: wait('rate'), onSecondaryRateLimit: wait('secondary') },
  });
  octokit.hook.before('request', (options) => {
    options.headers['x-github-api-version'] ??= '2022-11-28';
    // One object serves all requests of a client: what is set for one must not hold for those that follow.
    options.request = { ...options.request };
    // What creates something is never repeated blindly: whoever calls looks first (`createOnce`).
    if (options.method === 'POST') options.request.retries = 0;
  });
  return { octokit, owner, repo };
}
