import type { RetakeError } from '../domain/error.ts';
import type { Ancestry } from '../domain/loop/precedence.ts';
import type { Permission } from '../domain/loop/trust.ts';
import { ask, statusOf } from './api-error.ts';
import type { Client } from './client.ts';
import { type Pull, pullOf } from './event.ts';

type Json = Record<string, unknown>;
const READ = 'pull-requests: read';

export async function getPull({ octokit, owner, repo }: Client, number: number): Promise<Pull> {
  const { data } = await ask({ doing: `read pull request #${number}`, permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { owner, repo, pull_number: number }),
  );
  return pullOf(data as unknown as Json);
}

/**
 * The open pull requests whose head is exactly this commit of this repository. Asked by `head=owner:branch`, since
 * the list of a commit's pull requests knows nothing of forks; branch names are not believed, the commit is checked.
 */
export async function pullsOfHead(
  { octokit, owner, repo }: Client,
  head: { repository: string; branch: string; sha: string },
): Promise<Pull[]> {
  const { data } = await ask({ doing: 'find the pull request', permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/pulls', {
      owner,
      repo,
      state: 'open',
      head: `${head.repository.split('/')[0]}:${head.branch}`,
      per_page: 100,
    }),
  );
  return (data as unknown as Json[])
    .map(pullOf)
    .filter((pull) => pull.headSha === head.sha && pull.headRepository === head.repository);
}

/** Open pull requests, the latest touched first, at most a hundred: what the reaper looks after. */
export async function openPulls({ octokit, owner, repo }: Client): Promise<Pull[]> {
  const { data } = await ask({ doing: 'list the pull requests', permission: READ }, () =>
    octokit.request('GET /repos/{owner}/{repo}/pulls', {
      owner,
      repo,
      state: 'open',
      sort: 'updated',
      direction: 'desc',
      per_page: 100,
    }),
  );
  return (data as unknown as Json[]).map(pullOf);
}

const PERMISSIONS: readonly Permission[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none'];

/** What somebody may do here. A bot that is no collaborator is `none`; where it cannot be asked, `unknown`. */
export async function permissionOf({ octokit, owner, repo }: Client, username: string): Promise<Permission> {
  try {
    const { data } = await ask({ doing: `ask what ${username} may do`, permission: 'metadata: read' }, () =>
      octokit.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
        owner,
        repo,
        username,
      }),
    );
    return PERMISSIONS.find((one) => one === data.permission) ?? 'unknown';
  } catch (error) {
    const status = statusOf(error);
    if (status === 404) return 'none';
    // A rate limit passes: that is no answer yet.
    if (status === 403 && (error as RetakeError).code === 'GITHUB_PERMISSION') return 'unknown';
    throw error;
  }
}

/** How `ours` stands to `theirs`, by the API; `unknown` where one of them is gone. */
export async function ancestryOf(
  { octokit, owner, repo }: Client,
  ours: string,
  theirs: string,
): Promise<Ancestry> {
  const comparison = await compare({ octokit, owner, repo }, theirs, ours);
  switch (comparison?.status) {
    case 'identical':
      return 'same';
    case 'ahead':
    case 'behind':
    case 'diverged':
      return comparison.status;
    default:
      return 'unknown';
  }
}

/** Where two commits parted, by the API; null where that cannot be told. */
export async function mergeBaseByApi(client: Client, base: string, head: string): Promise<string | null> {
  return (await compare(client, base, head))?.mergeBase ?? null;
}

async function compare({ octokit, owner, repo }: Client, base: string, head: string) {
  try {
    const { data } = await ask({ doing: 'compare two commits', permission: 'contents: read' }, () =>
      octokit.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        owner,
        repo,
        basehead: `${base}...${head}`,
        per_page: 1,
      }),
    );
    return { status: data.status, mergeBase: data.merge_base_commit.sha };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

/** A file's text on a branch; null where there is none. A branch that is not there is an error: it may have another name. */
export async function fileOnBranch(
  { octokit, owner, repo }: Client,
  path: string,
  branch: string,
): Promise<string | null> {
  try {
    const { data } = await ask({ doing: `read ${path} of ${branch}`, permission: 'contents: read' }, () =>
      octokit.request('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path, ref: branch }),
    );
    if (Array.isArray(data) || !('content' in data)) return null;
    return Buffer.from(data.content, 'base64').toString('utf8');
  } catch (error) {
    const isMissing = statusOf(error) === 404 && !/no commit found/i.test((error as Error).message);
    if (isMissing) return null;
    throw error;
  }
}

/** The commit a branch stands at. */
export async function branchHead({ octokit, owner, repo }: Client, branch: string): Promise<string> {
  const { data } = await ask({ doing: `read the branch ${branch}`, permission: 'contents: read' }, () =>
    octokit.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: `heads/${branch}` }),
  );
  return data.sha;
}
