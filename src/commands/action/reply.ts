import { RetakeError } from '../../domain/error.ts';
import type { Client } from '../../github/client.ts';
import { findComments, updateComment } from '../../github/comments.ts';
import { type Reaction, react } from '../../github/reactions.ts';
import { answerTo, holdsAnswer, sentences, withAnswer } from '../../report/command-answers.ts';
import { inSentences } from '../tell-next.ts';
import type { Action } from './action.ts';
import type { Commanded } from './understand.ts';

/** What came of a command. */
export interface Reply {
  done: boolean;
  /** Markdown: sentences, or one folded section. */
  markdown: string;
}

/** Answers where the command was given, with a reaction, and in our own comment and the step's summary, in words. */
export async function reply(
  action: Action,
  client: Client,
  { comment, command, pull, config }: Commanded,
  { done, markdown }: Reply,
): Promise<void> {
  const answer = answerTo(command, comment.author, markdown);
  await action.log.summary(`${answer}\n`);
  await attempt(action, () => react(client, comment.id, done ? 'rocket' : 'confused'));
  await attempt(action, () => answerInComment(client, pull.number, config.name, comment.id, answer));
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

/** A reaction alone. */
export async function reactTo(
  action: Action,
  client: Client,
  { comment }: Pick<Commanded, 'comment'>,
  reaction: Reaction,
): Promise<void> {
  await attempt(action, () => react(client, comment.id, reaction));
}

const TRIES = 3;

/** Another job may write the comment at the same moment: it is looked at again, and answered again. */
async function answerInComment(
  client: Client,
  pull: number,
  loop: string,
  comment: number,
  answer: string,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [sticky] = await findComments(client, pull, loop);
    if (sticky === undefined || (tries > 0 && holdsAnswer(sticky.body, comment))) return;
    await updateComment(client, sticky, withAnswer(sticky.body, comment, answer));
  }
}

/** What was done is done, also where it cannot be said. */
async function attempt(action: Action, say: () => Promise<void>): Promise<void> {
  try {
    await say();
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    action.log.warning(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`);
  }
}
