import { type Marker, readMarker } from '../domain/loop/marker.ts';
import { ask } from './api-error.ts';
import type { Client } from './client.ts';
import { createOnce } from './create-once.ts';
import { viewerLogin } from './viewer.ts';

/** Our comment of one loop on one pull request. */
export interface StickyComment {
  id: number;
  url: string;
  body: string;
  marker: Marker;
}

interface IssueComment {
  id: number;
  html_url: string;
  body?: string;
  user: { login: string } | null;
}

const PAGE = 100;
/** Writes with the workflow's own token go by this name, which nobody can register. */
const WORKFLOW_TOKEN = 'github-actions[bot]';
const PERMISSION = 'pull-requests: write';

/** All our comments of that loop, over all pages, the oldest first. Comments of others never count, whatever they say. */
export async function findComments(client: Client, issue: number, loop: string): Promise<StickyComment[]> {
  const marked = (await listComments(client, issue)).flatMap((comment) => {
    const sticky = stickyOf(comment, loop);
    return sticky === null ? [] : [{ sticky, login: comment.user?.login }];
  });
  const foreign = marked.some(({ login }) => login !== WORKFLOW_TOKEN);
  const us = foreign ? await viewerLogin(client) : WORKFLOW_TOKEN;
  const ours = marked.filter(({ login }) => login === us);
  return ours.map(({ sticky }) => sticky).sort((a, b) => a.id - b.id);
}

/**
 * Creates the comment, and lists again: where two runs created one at the same time the oldest stays and the rest is
 * removed. Resolves to the one that stays; its body may be the other run's.
 */
export async function createComment(
  client: Client,
  issue: number,
  loop: string,
  body: string,
): Promise<StickyComment> {
  const { owner, repo, octokit } = client;
  const look = async () => (await findComments(client, issue, loop))[0] ?? null;
  const created = await createOnce(async () => {
    const parameters = { owner, repo, issue_number: issue, body };
    const { data } = await ask({ doing: 'post the comment', permission: PERMISSION }, () =>
      octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters),
    );
    return stickyOf(data as IssueComment, loop);
  }, look);
  // A list may be behind what was just written.
  const [oldest = created, ...younger] = await findComments(client, issue, loop);
  for (const { id } of younger) await removeComment(client, id);
  if (oldest === null) throw new Error('what was posted has no marker');
  return oldest;
}

/** Replaces the comment's text; an unchanged text is not written. */
export async function updateComment(
  client: Client,
  { id, body: old }: StickyComment,
  body: string,
): Promise<void> {
  if (sameText(old, body)) return;
  const { owner, repo, octokit } = client;
  await ask({ doing: 'update the comment', permission: PERMISSION }, () =>
    octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      owner,
      repo,
      comment_id: id,
      body,
    }),
  );
}

/** Removes one of two comments that say the same. */
export async function removeComment(client: Client, id: number): Promise<void> {
  const { owner, repo, octokit } = client;
  await ask({ doing: 'remove the second of two comments', permission: PERMISSION }, async () => {
    try {
      await octokit.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
        owner,
        repo,
        comment_id: id,
      });
    } catch (error) {
      // The other run was quicker.
      if ((error as { status?: number }).status !== 404) throw error;
    }
  });
}

async function listComments({ octokit, owner, repo }: Client, issue: number): Promise<IssueComment[]> {
  const all: IssueComment[] = [];
  for (let page = 1; ; page += 1) {
    const parameters = { owner, repo, issue_number: issue, per_page: PAGE, page };
    const { data } = await ask({ doing: 'read the comments', permission: PERMISSION }, () =>
      octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters),
    );
    all.push(...(data as IssueComment[]));
    if (data.length < PAGE) return all;
  }
}

/** null where it is not marked as ours. */
function stickyOf({ id, html_url, body = '' }: IssueComment, loop: string): StickyComment | null {
  const marker = readMarker(body, loop);
  return marker === null ? null : { id, url: html_url, body, marker };
}

/** GitHub may hand line ends back as CRLF and drops white space at the end. */
function sameText(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
