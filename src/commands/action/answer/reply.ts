import type { RetakeError } from '../../../domain/error.ts';
import type { Client } from '../../../github/client.ts';
import { findComments, updateComment } from '../../../github/comments.ts';
import { sleep } from '../../../github/deadline.ts';
import { type Reaction, react } from '../../../github/reactions.ts';
import { answerTo, holdsAnswer, sentences, withAnswer } from '../../../report/command-answers.ts';
import { inSentences } from '../../tell-next.ts';
import type { Action } from '../action.ts';
import { orWarn } from '../or-warn.ts';
import { SETTLED_SECONDS } from '../say/publish-comment.ts';
import type { Commanded } from './understand.ts';

/** What came of a command. */
export interface Reply {
  done: boolean;
  /** Markdown: sentences, or one folded section. */
  markdown: string;
}

/**
 * Answers in our own comment and the step's summary in words, and where the command was given with a reaction. The
 * comment comes first: no other write may hold it up once it is read, or what others write meanwhile would be lost.
 */
export async function reply(
  action: Action,
  client: Client,
  commanded: Commanded,
  { done, markdown }: Reply,
): Promise<void> {
  const { comment, command } = commanded;
  const answer = answerTo(command, comment.author, markdown);
  await action.log.summary(`${answer}\n`);
  await orWarn(action, () => put(client, commanded, answer));
  await orWarn(action, () => react(client, comment.id, done ? 'rocket' : 'confused'));
  await orWarn(action, () => keep(action, client, commanded, answer));
}

/** Something went wrong on the way: whoever asked is told, and the job is red. */
export async function replyError(
  action: Action,
  client: Client,
  commanded: Commanded,
  error: RetakeError,
): Promise<void> {
  await reply(action, client, commanded, { done: false, markdown: sentences(inSentences(error)) });
}

/** It went wrong before our comment was found: there are the summary and a reaction to say so. */
export async function tellError(
  action: Action,
  client: Client,
  said: Pick<Commanded, 'comment'> & { error: RetakeError },
): Promise<void> {
  await action.log.summary(`${sentences(inSentences(said.error))}\n`);
  await reactTo(action, client, said, 'confused');
}

/** A reaction alone. */
export async function reactTo(
  action: Action,
  client: Client,
  { comment }: Pick<Commanded, 'comment'>,
  reaction: Reaction,
): Promise<void> {
  await orWarn(action, () => react(client, comment.id, reaction));
}

const LOOKS = 3;

/** Resolves to whether it stood there already. Without a comment of ours there is nowhere to answer. */
async function put(client: Client, { comment, pull, config }: Commanded, answer: string): Promise<boolean> {
  const [sticky] = await findComments(client, pull.number, config.name);
  if (sticky === undefined || holdsAnswer(sticky.body, comment.id, answer)) return true;
  await updateComment(client, sticky, withAnswer(sticky.body, comment.id, answer));
  return false;
}

/** Another job may have read the comment before and write it after, without the answer: then it is given again. */
async function keep(action: Action, client: Client, commanded: Commanded, answer: string): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    await sleep(SETTLED_SECONDS, action.context.signal);
    if (await put(client, commanded, answer)) return;
  }
}
