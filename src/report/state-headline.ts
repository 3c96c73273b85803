import { auditTotals } from './audit-section.ts';
import { code, text } from './markdown.ts';
import { count, counted, duration } from './numbers.ts';
import type {
  Cancelled,
  Failed,
  Joined,
  LoopView,
  Lost,
  NotStarted,
  Queued,
  Skipped,
  Training,
} from './state-view.ts';

/** The first line of a loop that is not judged: a sign, and in words what is happening or why it ended. Markdown. */
export function stateHeadline(view: LoopView): string {
  const [sign, words] = headlineParts(view);
  return `${sign} Retake: ${words}`;
}

function headlineParts(view: LoopView): [sign: string, words: string] {
  switch (view.phase) {
    case 'extracted':
      return ['⏳', 'the failures are extracted, training is about to be asked for'];
    case 'queued':
      return ['⏳', queued(view)];
    case 'waiting-approval':
      return [
        '⏸',
        `waiting for approval${view.environment === null ? '' : ` of the environment ${code(view.environment)}`}, for ${minutes(view.minutes)}`,
      ];
    case 'training':
      return ['⏳', training(view)];
    case 'benchmarking':
      return [
        '⏳',
        `sitting the exam again, ${view.total === null ? counted(view.done, 'answer') : `answer ${count(view.done)} of ${count(view.total)}`}`,
      ];
    case 'skipped':
      return ['⏸', skipped(view)];
    case 'not-started':
      return ['🔒', notStarted(view)];
    case 'failed':
      return ['⚠️', failed(view)];
    case 'lost':
      return ['⚠️', lost(view)];
    case 'superseded':
      return [
        '⏹',
        `superseded by ${code(view.commit.slice(0, 7))}. These results are not judged, the newer ones are`,
      ];
    case 'cancelled':
      return ['⏹', cancelled(view)];
  }
}

function minutes(value: number): string {
  return duration(Math.max(1, value * 60));
}

function queued(view: Queued | Joined): string {
  if (view.waitingFor === 'same')
    return 'waiting for a training run that was asked the same, and is under way';
  return view.waitingFor === 'turn'
    ? `waiting for its turn behind another training run, for ${minutes(view.minutes)}`
    : `waiting for a GPU. No runner with the labels ${labels(view.labels)} has taken the job in ${minutes(view.minutes)}`;
}

function labels(names: string[]): string {
  return names
    .slice(0, 10)
    .map((name) => code(name, { max: 40 }))
    .join(', ');
}

function training(view: Training): string {
  const left = view.minutesLeft === null ? '' : ` (about ${minutes(view.minutesLeft)} left)`;
  return `training, step ${count(view.step)} of ${count(view.steps)}${left}`;
}

function skipped({ manifest, minimum }: Skipped): string {
  const { selected, alreadyRight, examples } = auditTotals(manifest);
  if (selected === 0) return 'nothing to train. The model failed none of the items that may be trained on';
  const right =
    alreadyRight === 0
      ? ''
      : ` ${count(alreadyRight)} ${alreadyRight === 1 ? 'has' : 'have'} the right answer;`;
  const left = examples === 0 ? 'none is left' : `${count(examples)} ${examples === 1 ? 'is' : 'are'} left`;
  const few =
    examples > 0 && examples < minimum ? `, and ${code('failures.minimum')} is ${count(minimum)}` : '';
  return `nothing to train. Of ${counted(selected, 'failure')}${right} ${left}${few}`;
}

const NOT_STARTED: Record<NotStarted['reason'], string> = {
  fork: 'not started. This pull request comes from a fork',
  permission: 'not started. Whoever pushed this may not spend GPU time here',
  budget: 'not started. The budget does not allow it',
  preflight: 'not started. This plan cannot pass on what can be measured',
  unchanged: 'nothing to do. The results are those that the target branch has',
  setup: 'not started. The configuration does not say yet what to train and how to examine it',
  'merge-queue': 'not started. The merge queue takes over the verdict of the pull request',
};

function notStarted({ reason }: NotStarted): string {
  return NOT_STARTED[reason];
}

function cancelled({ by, minutes: after, closed = false }: Cancelled): string {
  const who = by === null ? '' : ` by ${text(by, { max: 60 })}`;
  const why = closed ? ', since the pull request was closed' : '';
  return `cancelled${who}${after === null ? '' : ` after ${minutes(after)}`}${why}. There is no verdict`;
}

const FAILED: Record<Failed['reason'], string> = {
  training: 'training failed',
  benchmark: 'the second exam failed',
  'time-limit': 'training was stopped at its time limit',
  receipt: 'training did not happen as asked',
  request: 'the training request was refused',
  results: 'the pushed results cannot be used',
  'results-missing': 'the results of the second exam are missing',
  bug: 'an error of Retake itself',
};

function failed({ reason, minutes: after, message }: Failed): string {
  return `${FAILED[reason]}${after === null ? '' : ` after ${minutes(after)}`}: ${text(message, { max: 200 })}`;
}

function lost(view: Lost): string {
  const waited = minutes(view.minutes);
  const said: Record<Lost['reason'], string> = {
    'no-runner': `lost. No runner with the labels ${labels(view.labels)} took the job in ${waited}`,
    'no-approval': `lost. Nobody approved the run in ${waited}`,
    'no-turn': `lost. Its turn did not come in ${waited}`,
    'runner-lost': `lost. The runner stopped answering after ${waited}`,
    silent: `lost. Nothing was heard of it for ${waited}`,
    expired: `lost. Its results were no longer there after ${waited}`,
  };
  return said[view.reason];
}
