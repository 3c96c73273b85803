import { RetakeError } from '../../../domain/error.ts';
import { decideStanding } from '../../../domain/loop/standing.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { verdictArtifact } from '../../../domain/training/request-id.ts';
import { artifactsByName } from '../../../github/artifacts.ts';
import { dispatchTraining } from '../../../github/dispatch.ts';
import { getPull } from '../../../github/pulls.ts';
import { cancelRun, isRunOf } from '../../../github/training-runs.ts';
import { leftBehind } from '../end/conclude-run.ts';
import { recentRuns } from '../end/training-of.ts';
import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import { leaveWord } from './leave-word.ts';
import { standingOnceSettled } from './standing-once-settled.ts';
import { inputsFor } from './training-request.ts';

/** What was done about a request: its run, old or new, or the reason why there is none. */
export type Asked =
  | { kind: 'dispatched'; run: { id: number; url: string }; spent: number }
  | { kind: 'attached' | 'finished'; run: { id: number; url: string } }
  | { kind: 'over-budget'; spent: number }
  /** The pull request has another head by now. */
  | { kind: 'moved-on'; head: string }
  /** It was closed, and not merged. */
  | { kind: 'closed' };

type Gone = Extract<Asked, { kind: 'moved-on' | 'closed' }>;

/** Has the training started. A workflow that trains by itself does so in its next job, and is only told to. */
export async function askForTraining(
  loopRun: LoopRun,
  request: TrainingRequest,
  cancelled: boolean,
): Promise<Asked | { kind: 'same-workflow' }> {
  const { action, config } = loopRun;
  if (action.run.workflowFile !== config.training.workflow)
    return await startOnce(loopRun, request, cancelled);
  const finished = await finishedRun(loopRun, request.request_id, action.run.event);
  return finished === null ? { kind: 'same-workflow' } : { kind: 'finished', run: finished };
}

/**
 * Starts the training once: what runs is waited for, what is finished is used again. `cancelled`: the training of this
 * very request was cancelled last; a run that is still there is coming to its end.
 */
export async function startOnce(
  loopRun: LoopRun,
  request: TrainingRequest,
  cancelled = false,
): Promise<Asked> {
  const { action, client, config } = loopRun;
  // First of all: a run that has ended by now has not seen it, and has left its verdict.
  await leaveWord(loopRun, request);
  const finished = await finishedRun(loopRun, request.request_id);
  if (finished !== null) return { kind: 'finished', run: finished };
  const now = action.context.now();
  const standing = await standingOnceSettled(
    client,
    {
      look: async () => {
        const runs = await recentRuns(loopRun);
        return decideStanding(request.request_id, runs, config.training.budget.runs_per_day, now);
      },
      log: action.context.log,
      signal: action.context.signal,
    },
    cancelled,
  );
  if (standing.kind === 'over-budget') return { kind: 'over-budget', spent: standing.spentToday };
  if (standing.kind === 'attach') return { kind: 'attached', run: standing.run };
  // It may have come to its verdict before the cancel reached it.
  const late = cancelled ? await finishedRun(loopRun, request.request_id) : null;
  if (late !== null) return { kind: 'finished', run: late };
  const gone = await goneSince(loopRun);
  if (gone !== null) return gone;
  return await dispatchOnce(loopRun, request, standing.spentToday);
}

async function dispatchOnce(loopRun: LoopRun, request: TrainingRequest, spentToday: number): Promise<Asked> {
  const { action, client, config } = loopRun;
  const run = await dispatchTraining(client, {
    workflow: config.training.workflow,
    branch: action.trigger.defaultBranch,
    inputs: inputsFor(loopRun, request),
    requestId: request.request_id,
    since: new Date(action.context.now().getTime() - CLOCK_SKEW_MS),
  });
  const earlier = await dispatchedBefore(loopRun, request.request_id, run.id);
  if (earlier !== null) return { kind: 'attached', run: earlier };
  return { kind: 'dispatched', run, spent: spentToday + 1 };
}

/**
 * What became of the pull request where somebody has pushed since, or closed it: asked at the last moment, also of a
 * start that an event has begun. Its run may have waited, or been run again, and nobody wants these results trained on
 * any more.
 */
async function goneSince({ client, pull, commit }: LoopRun): Promise<Gone | null> {
  if (pull === null) return null;
  try {
    const { headSha, abandoned } = await getPull(client, pull);
    if (abandoned) return { kind: 'closed' };
    return headSha === commit ? null : { kind: 'moved-on', head: headSha };
  } catch (error) {
    // Who may not read pull requests was told so when the comment could not be written; the loop does without.
    if (error instanceof RetakeError && error.code === 'GITHUB_PERMISSION') return null;
    throw error;
  }
}

/**
 * Two starts that looked at the same moment both dispatch. They look again: the older run stays, the younger is
 * cancelled before a runner has taken it.
 */
async function dispatchedBefore(loopRun: LoopRun, requestId: string, ours: number) {
  const [first] = (await recentRuns(loopRun))
    .filter((run) => run.request === requestId && !run.completed)
    .sort((a, b) => a.id - b.id);
  if (first === undefined || first.id >= ours) return null;
  // Where it cannot be cancelled both train.
  await orWarn(loopRun.action, () => cancelRun(loopRun.client, ours));
  return { id: first.id, url: first.url };
}

const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * The run that has judged this request already, found by the verdict it left. An artifact of that name proves
 * nothing by itself, a fork's run can upload one: it counts only from a run of the training workflow, begun by that
 * event.
 */
async function finishedRun(
  loopRun: LoopRun,
  id: string,
  event = 'workflow_dispatch',
): Promise<{ id: number; url: string } | null> {
  const { action, client, config } = loopRun;
  const { serverUrl, repository } = action.run;
  const found = (await artifactsByName(client, verdictArtifact(id))).filter(
    (one) => !one.expired && one.ownHead,
  );
  for (const { run } of found.slice(0, 5)) {
    if (run === null || !(await isRunOf(client, run, { event, workflow: config.training.workflow })))
      continue;
    // The results may have been removed to make room: then it is trained again.
    const left = await leftBehind({ client, request: id }, run);
    if (left === null || left === 'expired') continue;
    return { id: run, url: `${serverUrl}/${repository}/actions/runs/${run}` };
  }
  return null;
}
