import { EXIT } from '../domain/error.ts';
import type { Client } from '../github/client.ts';
import type { Pull } from '../github/event.ts';
import type { NotStarted } from '../report/state-view.ts';
import { renderSummary } from '../report/summary.ts';
import type { Action } from './action/action.ts';
import { asPushed, rulingConfig } from './action/action-config.ts';
import { type Started, startOnCommand } from './action/answer/start-on-command.ts';
import { type Blocked, whyNot } from './action/begin/may-start.ts';
import { MERGE_QUEUE, UNCHANGED } from './action/begin/not-started.ts';
import { type Prepared, prepare } from './action/begin/prepare.ts';
import { refuseOtherCheckout } from './action/begin/right-checkout.ts';
import { startKey } from './action/begin/start-key.ts';
import { startTraining } from './action/begin/start-training.ts';
import { loopOf, type Subject, subjectOf } from './action/begin/subject.ts';
import { askedId } from './action/begin/training-request.ts';
import { connectTo } from './action/connection.ts';
import { closePull } from './action/end/close-pull.ts';
import type { LoopRun } from './action/loop-run.ts';
import { stateAnnouncement } from './action/say/announcement.ts';
import { conclude, setOutputs } from './action/say/outputs.ts';
import { unmarkedFrame } from './action/say/publish-comment.ts';
import { usable, whereSpoken } from './action/say/usable.ts';

/** Events of the trusted side: what is checked out there is the default branch, not the pull request. */
const HOLDS_NO_RESULTS: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run']);

const CLOSES: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target']);

/** `start`: from pushed results to a training run that was asked for; then it ends and others carry on. */
export async function start(action: Action): Promise<number> {
  if (action.trigger.deleted) return nothing(action, 'the push deletes a branch');
  const client = connectTo(action);
  if (action.run.event === 'issue_comment') return await startOnCommand(action, client, startLoop);
  return (await startLoop(action, client, await subjectOf(action, client))).exit;
}

/** From one commit's results to a training that was asked for, or to the reason why none was. */
async function startLoop(action: Action, client: Client, subject: Subject): Promise<Started> {
  if (subject.pull !== null && !subject.pull.open)
    return ended(await closed(action, client, subject.pull, subject.fork));
  if (subject.fork && subject.pull === null)
    return ended(nothing(action, 'no open pull request has this commit as its head'));
  const here = { ...action, trigger: subject.trigger };
  const ruling = await rulingConfig(here, client);
  const key = await startKey(here, client, subject, ruling.name);
  const loopRun = loopOf(here, client, ruling, subject, key);
  if (action.run.event === 'merge_group')
    return ended(await conclude(loopRun, stateAnnouncement(MERGE_QUEUE, null)));
  if (action.run.event === 'workflow_run' && !subject.fork)
    return ended(nothing(action, 'its own workflow looks after it'));
  if (subject.fork && HOLDS_NO_RESULTS.has(action.run.event)) return ended(await forkEnd(loopRun, subject));

  const { config, prepared } = await usable(loopRun, async () => {
    refuseOtherCheckout(here, subject.byPerson);
    const pushed = asPushed(here, ruling);
    return { config: pushed, prepared: await prepare(here, client, pushed, baseBranchOf(subject)) };
  });
  const withData = { ...loopRun, config };
  setDatasetOutputs(action, prepared);
  if (prepared.unchanged)
    return ended(await conclude(await whereSpoken(withData), stateAnnouncement(UNCHANGED, null)));
  await showComparison(withData, prepared);
  const blocked = await whyNot(withData, subject, prepared);
  if (blocked !== null) return ended(await notStarted(withData, blocked, prepared));
  return await startTraining({ ...withData, request: askedId(prepared, config) }, prepared);
}

/** A fork's own run may cancel nothing: the scheduled watch does. */
async function closed(action: Action, client: Client, pull: Pull, fork: boolean): Promise<number> {
  const tells = CLOSES.has(action.run.event) && !(fork && action.run.event === 'pull_request');
  return tells ? await closePull(action, client, pull) : nothing(action, 'the pull request is closed');
}

function ended(exit: number): Started {
  return { exit, asked: null };
}

async function notStarted(loopRun: LoopRun, blocked: Blocked, { manifest, plan }: Prepared): Promise<number> {
  const view: NotStarted | { phase: 'skipped'; manifest: typeof manifest; minimum: number } =
    blocked === 'nothing-to-train'
      ? { phase: 'skipped', manifest, minimum: loopRun.config.failures.minimum }
      : blocked;
  return await conclude(loopRun, stateAnnouncement(view, manifest, plan.preflight));
}

/** A fork's results are not even read where a write token is at hand: what can start them is said, and no more. */
async function forkEnd(loopRun: LoopRun, subject: Subject): Promise<number> {
  const blocked = await whyNot(loopRun, subject, null);
  if (blocked === null || blocked === 'nothing-to-train') return EXIT.done;
  return await conclude(loopRun, stateAnnouncement(blocked, null));
}

/** What the commit is to be merged into; null for a push to the default branch itself. */
function baseBranchOf({ pull, trigger }: Subject): string | null {
  if (pull !== null) return pull.baseRef;
  return trigger.branch === null || trigger.branch === trigger.defaultBranch ? null : trigger.defaultBranch;
}

/** The results as they were pushed against those of the merge base: in the step summary, apart from the loop's verdict. */
async function showComparison(loopRun: LoopRun, { comparison }: Prepared): Promise<void> {
  if (comparison === null) return;
  const frame = unmarkedFrame(loopRun, { phase: 'extracted', verdict: null });
  const text = renderSummary({ ...frame, ...comparison });
  await loopRun.action.log.summary(
    `## These results against the merge base, before any training\n\n${text}\n`,
  );
}

function setDatasetOutputs(action: Action, { folder, manifest }: Prepared): void {
  const failures = Object.values(manifest.categories).reduce((sum, { selected }) => sum + selected, 0);
  setOutputs(action, {
    failures: String(failures),
    examples: String(manifest.examples),
    'dataset-path': folder,
    'dataset-digest': manifest.digest,
  });
}

function nothing(action: Action, why: string): number {
  action.log.notice(`nothing to do: ${why}`);
  return EXIT.done;
}
