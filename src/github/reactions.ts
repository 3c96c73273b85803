import { ask } from './api-error.ts';
import type { Client } from './client.ts';
import { createOnce } from './create-once.ts';

/** How a comment is answered at a glance: taken up, done, not done, not from you. */
export type Reaction = 'eyes' | 'rocket' | 'confused' | '-1';

/** Puts a reaction under a comment. The same one twice is one, so that it can be asked for again blindly. */
export async function react(
  { octokit, owner, repo }: Client,
  comment: number,
  content: Reaction,
): Promise<void> {
  const parameters = { owner, repo, comment_id: comment, content };
  const post = () =>
    ask({ doing: 'react to the comment', permission: 'pull-requests: write' }, () =>
      octokit.request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', parameters),
    );
  await createOnce(post, async () => null);
}
