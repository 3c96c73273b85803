import type { Config } from '../../../config/load.ts';
import { commandText } from '../../../domain/loop/bot-command.ts';
import type { Pull } from '../../../github/event.ts';
import type { NotStarted } from '../../../report/state-view.ts';

/** Why nothing was started, in words, and what starts it all the same. */
export function forkNotStarted(pull: Pull, workflow: string): NotStarted {
  return {
    phase: 'not-started',
    reason: 'fork',
    detail: 'What comes from a fork never reaches the GPU on its own.',
    remedy:
      'A maintainer who has looked at these results can start it with the comment below, where retake-commands.yml ' +
      `is set up, or by running the workflow ${workflow} by hand with the inputs below. Either holds for this very ` +
      'commit only.',
    values: [
      { label: 'comment:', value: commandText({ verb: 'approve', sha: pull.headSha }) },
      { label: 'pull-request:', value: String(pull.number) },
      { label: 'sha:', value: pull.headSha },
    ],
  };
}

/** Commands of people who may not are turned down before anything is started. */
export function permissionNotStarted(actor: string): NotStarted {
  return {
    phase: 'not-started',
    reason: 'permission',
    detail: `${actor} has no write permission in this repository.`,
    remedy: 'Somebody who has can start it by running this job again.',
  };
}

export function budgetNotStarted(spent: number, { training }: Config): NotStarted {
  const { runs_per_day: most } = training.budget;
  return {
    phase: 'not-started',
    reason: 'budget',
    detail: `${spent} of ${most} training runs of the last 24 hours are used up (training.budget.runs_per_day).`,
    remedy:
      'Start it again when a day has passed since the first of them, or raise the budget on the default branch.',
  };
}

export function costNotStarted(said: string): NotStarted {
  return {
    phase: 'not-started',
    reason: 'budget',
    detail: said,
    remedy: 'Train on less, or raise training.budget on the default branch.',
  };
}

export function preflightNotStarted(sentences: string[]): NotStarted {
  return {
    phase: 'not-started',
    reason: 'preflight',
    detail: sentences.join(' '),
    remedy: 'Add benchmark items, relax the criteria, or set evidence.preflight to warn.',
  };
}

/** What a training cannot do without, and the configuration does not say; null where nothing is missing. */
export function setupNotStarted({ training, benchmark }: Config): NotStarted | null {
  if (training.trainer === 'embedded') return null;
  const missing = [
    ...(training.model === null ? ['training.model'] : []),
    ...(benchmark.command === null ? ['benchmark.command'] : []),
  ];
  if (missing.length === 0) return null;
  return {
    phase: 'not-started',
    reason: 'setup',
    detail: `The failures are extracted and audited. To train on them ${missing.join(' and ')} must be set.`,
    remedy: 'Set it in the configuration on the default branch: docs/configuration.md describes every key.',
  };
}

export const UNCHANGED: NotStarted = {
  phase: 'not-started',
  reason: 'unchanged',
  detail: 'No result file differs from the merge base, so there is nothing new to learn from.',
  remedy: null,
};

export const MERGE_QUEUE: NotStarted = {
  phase: 'not-started',
  reason: 'merge-queue',
  detail: 'Nothing is trained in a merge queue: every pull request in it was judged on its own.',
  remedy: null,
};
