import type { Conclusion } from '../domain/ending.ts';
import { ask, statusOf } from './api-error.ts';
import type { Client } from './client.ts';
import { createOnce } from './create-once.ts';

export interface CheckRun {
  id: number;
  url: string;
  externalId: string;
  completed: boolean;
}

/** What a check shows; it is concluded where `conclusion` is given. */
export interface CheckContent {
  title: string;
  /** Markdown, at most 65,535 bytes. */
  summary: string;
  conclusion: Conclusion | null;
  /** Page behind the check. */
  detailsUrl: string;
  /** The request that it waits for: `retake:ID:KEY`. */
  externalId: string;
}

interface ApiCheckRun {
  id: number;
  html_url: string | null;
  external_id: string | null;
  status: string;
}

const PERMISSION = 'checks: write';
const OURS = 'retake:';

/** The name that branch protection asks for. */
export function checkName(loop: string): string {
  return `retake / ${loop}`;
}

export function externalId(request: string | null, key: string): string {
  return `${OURS}${request ?? 'none'}:${key}`;
}

/** The request id in a check's external id. */
export function requestOfExternalId(id: string): string | null {
  const [, request] = /^retake:([0-9a-z-]{8,64}):/.exec(id) ?? [];
  return request === undefined || request === 'none' ? null : request;
}

/** Our check of that loop on a commit, the youngest; null where there is none. */
export async function findCheck(client: Client, sha: string, loop: string): Promise<CheckRun | null> {
  const { octokit, owner, repo } = client;
  const { data } = await ask({ doing: 'read the checks', permission: 'checks: read' }, () =>
    octokit.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      owner,
      repo,
      ref: sha,
      check_name: checkName(loop),
      filter: 'latest',
      per_page: 100,
    }),
  );
  const ours = (data.check_runs as ApiCheckRun[]).filter((run) => run.external_id?.startsWith(OURS));
  const [youngest] = ours.sort((a, b) => b.id - a.id);
  return youngest ? checkOf(youngest) : null;
}

/** Opens the check on a commit, or takes up the one that stands there: one check a commit and loop. */
export async function openCheck(
  client: Client,
  sha: string,
  loop: string,
  content: CheckContent,
): Promise<CheckRun> {
  const existing = await findCheck(client, sha, loop);
  if (existing !== null) {
    try {
      return await updateCheck(client, existing.id, content);
    } catch (error) {
      // Another App made it: only that App may change it.
      if (statusOf(error) !== 403) throw error;
    }
  }
  const create = async () => {
    const { octokit, owner, repo } = client;
    const { data } = await ask({ doing: 'open the check', permission: PERMISSION }, () =>
      octokit.request('POST /repos/{owner}/{repo}/check-runs', {
        owner,
        repo,
        name: checkName(loop),
        head_sha: sha,
        ...fields(content),
      }),
    );
    return checkOf(data as ApiCheckRun);
  };
  return await createOnce(create, () => findCheck(client, sha, loop));
}

export async function updateCheck(client: Client, id: number, content: CheckContent): Promise<CheckRun> {
  const { octokit, owner, repo } = client;
  const { data } = await ask({ doing: 'update the check', permission: PERMISSION }, () =>
    octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      owner,
      repo,
      check_run_id: id,
      ...fields(content),
    }),
  );
  return checkOf(data as ApiCheckRun);
}

function fields({ title, summary, conclusion, detailsUrl, externalId }: CheckContent) {
  const common = {
    details_url: detailsUrl,
    external_id: externalId,
    output: { title: title.slice(0, 255), summary },
  };
  return conclusion === null
    ? { ...common, status: 'in_progress' as const }
    : { ...common, status: 'completed' as const, conclusion };
}

function checkOf({ id, html_url, external_id, status }: ApiCheckRun): CheckRun {
  return { id, url: html_url ?? '', externalId: external_id ?? '', completed: status === 'completed' };
}
