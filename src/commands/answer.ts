import { EXIT, RetakeError } from '../domain/error.ts';
import { COMMAND_HELP } from '../domain/loop/bot-command.ts';
import type { Client } from '../github/client.ts';
import { sentences } from '../report/command-answers.ts';
import { code, fence, text } from '../report/markdown.ts';
import type { Action } from './action/action.ts';
import { cancelTraining } from './action/cancel-training.ts';
import { commandedLoop } from './action/commanded-loop.ts';
import { connectTo } from './action/connection.ts';
import { explainItem } from './action/explain-item.ts';
import { type Reply, reactTo, reply, replyError, tellError } from './action/reply.ts';
import { startNext } from './action/start-next.ts';
import { type Commanded, understand } from './action/understand.ts';

/**
 * `answer`: a comment that begins with /retake. What needs no results of the pull request is done here; where they
 * are needed the commit is handed on, to be checked out by that very sha, and `start` asks everything anew.
 */
export async function answer(action: Action): Promise<number> {
  const client = connectTo(action);
  const said = await understand(action, client);
  switch (said.kind) {
    case 'nothing':
      action.log.notice(`nothing to do: ${said.why}`);
      return EXIT.done;
    case 'stranger':
      action.log.notice(`${said.comment.author} has no write permission here: nothing was done`);
      await reactTo(action, client, said, '-1');
      return EXIT.done;
    case 'unknown':
      action.log.warning(`could not ask what ${said.comment.author} may do here: nothing was done`);
      await action.log.summary('Nothing was done: GitHub did not say what the author may do here.\n');
      await reactTo(action, client, said, 'confused');
      return EXIT.done;
    case 'failed':
      await tellError(action, client, said);
      throw said.error;
    case 'unclear':
      action.log.notice(`not understood: ${said.reason}`);
      await action.log.summary(
        `Not understood: ${text(said.reason)}.\n\n${fence(COMMAND_HELP.join('\n'))}\n`,
      );
      await reactTo(action, client, said, 'confused');
      return EXIT.done;
    case 'refused':
      await reply(action, client, said.commanded, { done: false, markdown: sentences(said.reason) });
      return EXIT.done;
    case 'bound':
      return await carryOut(action, client, said.commanded);
  }
}

async function carryOut(action: Action, client: Client, commanded: Commanded): Promise<number> {
  const { command, pull } = commanded;
  if (command.verb === 'train' || command.verb === 'approve') {
    await reactTo(action, client, commanded, 'eyes');
    action.log.output('commit', pull.headSha);
    return EXIT.done;
  }
  try {
    await reply(action, client, commanded, await done(action, client, commanded));
    return EXIT.done;
  } catch (error) {
    if (error instanceof RetakeError) await replyError(action, client, commanded, error);
    throw error;
  }
}

async function done(action: Action, client: Client, commanded: Commanded): Promise<Reply> {
  const { command } = commanded;
  const loopRun = commandedLoop(action, client, commanded);
  switch (command.verb) {
    case 'cancel':
      return await cancelTraining(loopRun);
    case 'why':
      return await explainItem(loopRun, command.item);
    case 'next':
      return await startNext(loopRun, commanded);
    default:
      throw new Error(`${code(command.verb)} is carried out by start`);
  }
}
