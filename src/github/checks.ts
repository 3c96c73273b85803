import { type CheckId, formatCheckId, parseCheckId } from '../domain/loop/check-id.ts';
import type { Conclusion } from '../domain/loop/ending.ts';
import { ask } from './api-error.ts';
import type { Client } from './client.ts';
import { createOnce } from './create-once.ts';

export interface CheckRun {
  id: number;
  url: string;
  about: CheckId;
  completed: boolean;
  /** ISO 8601. */
  startedAt: string | null;
}

/** What a check shows; it is concluded where `conclusion` is given. */
export interface CheckContent {
  title: string;
  /** Markdown, at most 65,535 bytes. */
  summary: string;
  conclusion: Conclusion | null;
  /** Page behind the check. */
  detailsUrl: string;
  about: CheckId;
}

interface ApiCheckRun {
  id: number;
  html_url: string | null;
  external_id: string | null;
  status: string;
  started_at: string | null;
}

const PERMISSION = 'checks: write';

/** The name that branch protection asks for. */
export function checkName(loop: string): string {
  return `retake / ${loop}`;
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
  const ours = (data.check_runs as ApiCheckRun[]).flatMap((run) => checkOf(run) ?? []);
  return ours.sort((a, b) => b.id - a.id)[0] ?? null;
}

/** Opens the check on a commit that has none. */
export async function createCheck(
  client: Client,
  sha: string,
  loop: string,
  content: CheckContent,
  now: Date,
): Promise<CheckRun> {
  const { octokit, owner, repo } = client;
  const create = async () => {
    const { data } = await ask({ doing: 'open the check', permission: PERMISSION }, () =>
      octokit.request('POST /repos/{owner}/{repo}/check-runs', {
        owner,
        repo,
        name: checkName(loop),
        head_sha: sha,
        // The reaper counts from here.
        started_at: now.toISOString(),
        ...fields(content),
      }),
    );
    return written(data as ApiCheckRun, content);
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
  return written(data as ApiCheckRun, content);
}

function fields({ title, summary, conclusion, detailsUrl, about }: CheckContent) {
  const common = {
    details_url: detailsUrl,
    external_id: formatCheckId(about),
    output: { title: title.slice(0, 255), summary },
  };
  return conclusion === null
    ? { ...common, status: 'in_progress' as const }
    : { ...common, status: 'completed' as const, conclusion };
}

function checkOf({ id, html_url, external_id, status, started_at }: ApiCheckRun): CheckRun | null {
  const about = parseCheckId(external_id ?? '');
  if (about === null) return null;
  return { id, url: html_url ?? '', about, completed: status === 'completed', startedAt: started_at };
}

function written({ id, html_url, status, started_at }: ApiCheckRun, { about }: CheckContent): CheckRun {
  return { id, url: html_url ?? '', about, completed: status === 'completed', startedAt: started_at };
}
