import { overBudget } from '../../../domain/training/plan.ts';
import type { NotStarted } from '../../../report/state-view.ts';
import { trainingBudget } from '../../training-settings.ts';
import type { LoopRun } from '../loop-run.ts';
import {
  costNotStarted,
  forkNotStarted,
  permissionNotStarted,
  preflightNotStarted,
  setupNotStarted,
} from './not-started.ts';
import type { Prepared } from './prepare.ts';
import { type Subject, trustOf } from './subject.ts';

export type Blocked = NotStarted | 'nothing-to-train';

/** Why no training is asked for; null where it may be. `prepared` is null where the results were not read. */
export async function whyNot(
  { action, client, config }: LoopRun,
  subject: Subject,
  prepared: Prepared | null,
): Promise<Blocked | null> {
  if (prepared !== null && prepared.manifest.examples < Math.max(1, config.failures.minimum))
    return 'nothing-to-train';
  const trust = await trustOf(action, client, subject);
  if (!trust.trusted) {
    return trust.reason === 'fork' && subject.pull !== null
      ? forkNotStarted(subject.pull, action.trigger.after ?? action.run.workflowFile ?? 'retake.yml')
      : permissionNotStarted(action.run.triggeringActor);
  }
  if (prepared === null) return null;
  const setup = setupNotStarted(config);
  if (setup !== null) return setup;
  const { plan } = prepared;
  const cost = overBudget(plan, trainingBudget(config));
  if (cost !== null) return costNotStarted(cost);
  return config.evidence.preflight === 'require' && !plan.can_pass
    ? preflightNotStarted(plan.preflight)
    : null;
}
