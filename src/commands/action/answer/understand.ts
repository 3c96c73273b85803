import type { Config } from '../../../config/load.ts';
import { RetakeError } from '../../../domain/error.ts';
import { type BotCommand, hearCommand } from '../../../domain/loop/bot-command.ts';
import { notForHead } from '../../../domain/loop/command-binding.ts';
import { mayWrite } from '../../../domain/loop/trust.ts';
import type { Client } from '../../../github/client.ts';
import { findComments, type StickyComment } from '../../../github/comments.ts';
import type { Pull, PullComment } from '../../../github/event.ts';
import { getPull, permissionOf } from '../../../github/pulls.ts';
import type { Action } from '../action.ts';
import { branchConfig } from '../action-config.ts';

/** A command from somebody who may give one, and the pull request as it is now. */
export interface Commanded {
  comment: PullComment;
  command: BotCommand;
  /** Read once: its head is the commit that everything is about. */
  pull: Pull;
  fork: boolean;
  /** Of the default branch. */
  config: Config;
  /** Our own comment; null where there is none yet. */
  sticky: StickyComment | null;
}

/**
 * What a comment comes to before anything is done. `unknown`: GitHub does not say what its author may do. `failed`: they
 * may give commands, but this one cannot be held against anything.
 */
export type Understood =
  | { kind: 'nothing'; why: string }
  | { kind: 'stranger'; comment: PullComment }
  | { kind: 'unknown'; comment: PullComment }
  | { kind: 'failed'; comment: PullComment; error: RetakeError }
  | { kind: 'unclear'; comment: PullComment; reason: string }
  | { kind: 'refused'; commanded: Commanded; reason: string }
  | { kind: 'bound'; commanded: Commanded };

/**
 * Reads the comment of the event, asks whether its author may write here, and binds the command to the head that it
 * was written for. Everything is asked anew wherever it is called: one job does not have to believe another.
 */
export async function understand(action: Action, client: Client): Promise<Understood> {
  const { comment } = action.trigger;
  if (comment === null) return { kind: 'nothing', why: 'this is no new comment on a pull request' };
  const heard = hearCommand(comment.body);
  if (heard.kind === 'nothing') return { kind: 'nothing', why: 'the comment does not begin with /retake' };
  const permission = await permissionOf(client, comment.author);
  if (permission === 'unknown') return { kind: 'unknown', comment };
  if (!mayWrite(permission)) return { kind: 'stranger', comment };
  if (heard.kind === 'unclear') return { kind: 'unclear', comment, reason: heard.reason };
  try {
    return await bind(action, client, comment, heard.command);
  } catch (error) {
    if (error instanceof RetakeError) return { kind: 'failed', comment, error };
    throw error;
  }
}

async function bind(
  action: Action,
  client: Client,
  comment: PullComment,
  command: BotCommand,
): Promise<Understood> {
  const pull = await getPull(client, comment.pull);
  const fork = pull.headRepository !== action.run.repository;
  const config = await branchConfig(action, client);
  const [sticky = null] = await findComments(client, pull.number, config.name);
  const commanded = { comment, command, pull, fork, config, sticky };
  const reason = whyRefused(commanded);
  return reason === null ? { kind: 'bound', commanded } : { kind: 'refused', commanded, reason };
}

/** What trained for a pull request that was merged can be asked about and cancelled; nothing is begun for it. */
const STARTS: ReadonlySet<BotCommand['verb']> = new Set(['train', 'approve', 'next']);

/** Plain sentences; null where the command may be carried out. */
function whyRefused({ comment, command, pull, fork, sticky }: Commanded): string | null {
  if (!pull.open && STARTS.has(command.verb)) return 'The pull request is closed.';
  if (command.verb === 'train' && fork) {
    return `What comes from a fork must be looked at: /retake approve ${pull.headSha} lets it through.`;
  }
  if (command.verb === 'approve' && !fork) return 'This is no fork: /retake train starts it.';
  return notForHead({
    sha: command.verb === 'why' ? null : command.sha,
    createdAt: comment.createdAt,
    head: pull.headSha,
    standing: sticky?.marker ?? null,
  });
}
