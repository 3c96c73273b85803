import { EXIT, RetakeError } from '../../../domain/error.ts';
import type { Client } from '../../../github/client.ts';
import { link } from '../../../report/markdown.ts';
import type { Action } from '../action.ts';
import type { Subject } from '../begin/subject.ts';
import { type Reply, reply, replyError } from './reply.ts';
import { turnDown } from './turn-down.ts';
import { type Commanded, understand } from './understand.ts';
import { type AskedRun, whichRun } from './which-run.ts';

/** How a start came out: its exit code, and the run that trains where there is one. */
export interface Started {
  exit: number;
  asked: AskedRun | null;
}

/**
 * `/retake train` and `/retake approve`, where the commit that they were written for is checked out. What `answer`
 * found out is not believed but found out again; since a push came between, it is refused here.
 */
export async function startOnCommand(
  action: Action,
  client: Client,
  start: (action: Action, client: Client, subject: Subject) => Promise<Started>,
): Promise<number> {
  const said = await understand(action, client);
  if (said.kind !== 'bound') return await turnDown(action, client, said);
  const { verb } = said.commanded.command;
  if (verb !== 'train' && verb !== 'approve') {
    action.log.notice('nothing to do: the comment asks for no training');
    return EXIT.done;
  }
  const { commanded } = said;
  const here = { ...action, run: { ...action.run, triggeringActor: commanded.comment.author } };
  try {
    const started = await start(here, client, subjectOfCommand(here, commanded));
    await reply(action, client, commanded, outcome(started, here));
    return started.exit;
  } catch (error) {
    if (error instanceof RetakeError) await replyError(action, client, commanded, error);
    throw error;
  }
}

/** A fork's commit counts as approved only by the command that names all of it. */
function subjectOfCommand({ trigger }: Action, { command, pull, fork }: Commanded): Subject {
  const { headSha: commit, headRef: branch, headRepository } = pull;
  const inputs: Record<string, string> = command.verb === 'approve' ? { sha: command.sha } : {};
  return {
    trigger: { ...trigger, commit, branch, headRepository, pull, inputs },
    pull,
    fork,
    byPerson: true,
  };
}

function outcome({ asked }: Started, { run: { url } }: Action): Reply {
  if (asked === null) {
    const why = `the first line says why, or else the summary of ${link('this run', url)}`;
    return { done: false, markdown: `No training was started; ${why}.` };
  }
  return { done: true, markdown: whichRun(asked) };
}
