import { EXIT, RetakeError } from '../domain/error.ts';
import type { Client } from '../github/client.ts';
import { code } from '../report/markdown.ts';
import type { Action } from './action/action.ts';
import { cancelTraining } from './action/answer/cancel-training.ts';
import { commandedLoop } from './action/answer/commanded-loop.ts';
import { explainItem } from './action/answer/explain-item.ts';
import { type Reply, reactTo, reply, replyError } from './action/answer/reply.ts';
import { startNext } from './action/answer/start-next.ts';
import { turnDown } from './action/answer/turn-down.ts';
import { type Commanded, understand } from './action/answer/understand.ts';
import { connectTo } from './action/connection.ts';

/**
 * `answer`: a comment that begins with /retake. What needs no results of the pull request is done here; where they
 * are needed the commit is handed on, to be checked out by that very sha, and `start` asks everything anew.
 */
export async function answer(action: Action): Promise<number> {
  const client = connectTo(action);
  const said = await understand(action, client);
  if (said.kind !== 'bound') return await turnDown(action, client, said);
  return await carryOut(action, client, said.commanded);
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
