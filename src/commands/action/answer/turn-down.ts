import { EXIT } from '../../../domain/error.ts';
import { COMMAND_HELP } from '../../../domain/loop/bot-command.ts';
import type { Client } from '../../../github/client.ts';
import { sentences } from '../../../report/command-answers.ts';
import { fence, text } from '../../../report/markdown.ts';
import type { Action } from '../action.ts';
import { reactTo, reply, tellError } from './reply.ts';
import type { Understood } from './understand.ts';

/** Answers a comment by which nothing is done. Resolves to the exit code; throws what went wrong on the way to it. */
export async function turnDown(
  action: Action,
  client: Client,
  said: Exclude<Understood, { kind: 'bound' }>,
): Promise<number> {
  switch (said.kind) {
    case 'nothing':
      action.log.notice(`nothing to do: ${said.why}`);
      break;
    case 'stranger':
      action.log.notice(`${said.comment.author} has no write permission here: nothing was done`);
      await reactTo(action, client, said, '-1');
      break;
    case 'unknown':
      action.log.warning(`could not ask what ${said.comment.author} may do here: nothing was done`);
      await action.log.summary('Nothing was done: GitHub did not say what the author may do here.\n');
      await reactTo(action, client, said, 'confused');
      break;
    case 'failed':
      await tellError(action, client, said);
      throw said.error;
    case 'unclear':
      action.log.notice(`not understood: ${said.reason}`);
      await action.log.summary(
        `Not understood: ${text(said.reason)}.\n\n${fence(COMMAND_HELP.join('\n'))}\n`,
      );
      await reactTo(action, client, said, 'confused');
      break;
    case 'refused':
      await reply(action, client, said.commanded, { done: false, markdown: sentences(said.reason) });
      break;
  }
  return EXIT.done;
}
