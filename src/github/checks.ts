import { type CheckId, formatCheckId, parseCheckId } from '../domain/loop/check-id.ts';
import type { Conclusion } from '../domain/loop/ending.ts';
import { ask, statusOf } from './api-error.ts';
import type { Client } from './client.ts';
import { createOnce } from './create-once.ts';

export interface CheckRun {
  id: number;
  url: string;
  about: CheckId;
  /** null while it is open. */
  conclusion: string | null;
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

/** Where a check stands, or is to stand. */
export interface Place {
  sha: string;
  loop: string;
  now: Date;
}

interface ApiCheckRun {
  id: number;
  html_url: string | null;
  external_id: string | null;
  status: string;
  conclusion: string | null;
  started_at: string | null;
}

/** Named also where it is only read: whoever looks for the check is about to write it. */
const WRITE = 'checks: write';

/** The name that branch protection asks for. */
export function checkName(loop: string): string {
  return `retake / ${loop}`;
}

/** Our check of that loop on a commit, the youngest; null where there is none. */
export async function findCheck(client: Client, sha: string, loop: string): Promise<CheckRun | null> {
  const { octokit, owner, repo } = client;
  const { data } = await ask({ doing: 'read the checks', permission: WRITE }, () =>
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

/**
 * Says it in the check that stands, else in a new one. One that is completed is never opened again, nor concluded
 * otherwise: GitHub keeps what it said. Of several with one name the youngest counts.
 */
export async function putCheck(
  client: Client,
  place: Place,
  standing: CheckRun | null,
  content: CheckContent,
): Promise<CheckRun> {
  const isOver = standing !== null && standing.conclusion !== null;
  if (standing === null || (isOver && standing.conclusion !== content.conclusion)) {
    return await createCheck(client, place, standing, content);
  }
  try {
    return await updateCheck(client, standing.id, content);
  } catch (error) {
    // Another App made it, and only that App may change it.
    if (statusOf(error) !== 403) throw error;
    return await createCheck(client, place, standing, content);
  }
}

async function createCheck(
  client: Client,
  { sha, loop, now }: Place,
  standing: CheckRun | null,
  content: CheckContent,
): Promise<CheckRun> {
  const { octokit, owner, repo } = client;
  const create = async () => {
    const { data } = await ask({ doing: 'open the check', permission: WRITE }, () =>
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
    return checkAbout(data as ApiCheckRun, content.about);
  };
  return await createOnce(create, async () => {
    const found = await findCheck(client, sha, loop);
    return found?.id === standing?.id ? null : found;
  });
}

async function updateCheck(client: Client, id: number, content: CheckContent): Promise<CheckRun> {
  const { octokit, owner, repo } = client;
  const { data } = await ask({ doing: 'update the check', permission: WRITE }, () =>
    octokit.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      owner,
      repo,
      check_run_id: id,
      ...fields(content),
    }),
  );
  return checkAbout(data as ApiCheckRun, content.about);
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

function checkOf(run: ApiCheckRun): CheckRun | null {
  const about = parseCheckId(run.external_id ?? '');
  return about === null ? null : checkAbout(run, about);
}

function checkAbout({ id, html_url, status, conclusion, started_at }: ApiCheckRun, about: CheckId): CheckRun {
  const ended = status === 'completed' ? conclusion : null;
  return { id, url: html_url ?? '', about, conclusion: ended, startedAt: started_at };
}
