import type { ActionInputs } from '../../config/inputs.ts';
import type { Trigger } from '../../github/event.ts';
import type { Run } from '../../github/runner.ts';
import type { WorkflowLog } from '../../github/workflow-log.ts';
import type { Context } from '../context.ts';

/** What a command of the Action gets to work with. */
export interface Action {
  run: Run;
  trigger: Trigger;
  inputs: ActionInputs;
  log: WorkflowLog;
  context: Context;
}

/** Runs to its end and resolves to the exit code; throws RetakeError. */
export type ActionCommand = (action: Action) => Promise<number>;
