import { type ActionInputs, readInputs } from '../../config/inputs.ts';
import { readTrigger } from '../../github/event.ts';
import { readRun } from '../../github/runner.ts';
import { workflowLog } from '../../github/workflow-log.ts';
import type { ActionCommand } from './action.ts';
import { actionContext } from './action-context.ts';
import { commandOfEvent } from './auto.ts';
import { endWith } from './end-with.ts';

type Verb = Exclude<ActionInputs['command'], 'auto'>;

/** Loaded when called: most of the program is not needed to find out that an input is missing. */
const COMMANDS: Record<Verb, () => Promise<ActionCommand>> = {
  start: async () => (await import('../start.ts')).start,
  watch: async () => (await import('../watch.ts')).watch,
  train: async () => (await import('../train-job.ts')).trainJob,
  report: async () => (await import('../report.ts')).report,
  answer: async () => (await import('../answer.ts')).answer,
  compare: async () => (await import('../compare-job.ts')).compareJob,
};

/** Runs the step and resolves to its exit code. The only place where errors end. */
export async function runAction(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const log = workflowLog(env);
  const { context, close } = actionContext(env, log);
  try {
    const run = readRun(env);
    const inputs = readInputs(env);
    if (inputs.githubToken !== null) log.secret(inputs.githubToken);
    const trigger = readTrigger(run.event, run.eventPath, {
      repository: run.repository,
      sha: env.GITHUB_SHA ?? '',
      ref: env.GITHUB_REF ?? '',
    });
    const verb = inputs.command === 'auto' ? commandOfEvent(run.event) : inputs.command;
    return await (await COMMANDS[verb]())({ run, trigger, inputs, log, context });
  } catch (error) {
    return endWith(error, log);
  } finally {
    close();
  }
}
