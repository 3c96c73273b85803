import { EXIT } from '../domain/error.ts';
import { outOfPatience, patienceOf, pollDelay, type WaitingFor, waitingFor } from '../domain/loop/waiting.ts';
import { sleep } from '../github/deadline.ts';
import { cancelRun, runJobs } from '../github/training-runs.ts';
import type { LoopView } from '../report/state-view.ts';
import type { Action } from './action/action.ts';
import { checkoutConfig } from './action/action-config.ts';
import { connectTo } from './action/connection.ts';
import { othersWaiting } from './action/end/asked-loops.ts';
import { isWanted } from './action/end/end-closed.ts';
import { reap } from './action/end/reap.ts';
import { tellOthers } from './action/end/tell-others.ts';
import { readRequest } from './action/loop-documents.ts';
import type { LoopRun } from './action/loop-run.ts';
import { orWarn } from './action/or-warn.ts';
import { requestedLoop } from './action/requested-loop.ts';
import { stateAnnouncement } from './action/say/announcement.ts';
import { conclude } from './action/say/outputs.ts';
import { announce } from './action/say/publish.ts';

/** A job on a hosted runner lives six hours; the reaper takes over from one that gives up before. */
const WATCH_HOURS = 5;
/** The comment is written anew when another five minutes have passed: more would be noise. */
const SAY_EVERY_MINUTES = 5;

/** `watch`: beside a training job it keeps the comment true while nothing runs; on a schedule it is the reaper. */
export async function watch(action: Action): Promise<number> {
  const client = connectTo(action);
  if (action.inputs.request === null) return await reap(action, client);
  const request = readRequest(action);
  const { run } = action;
  const loopRun = requestedLoop(action, client, checkoutConfig(action), request, {
    id: run.key.run,
    url: run.url,
  });
  return await watchQueue(loopRun);
}

async function watchQueue(loopRun: LoopRun): Promise<number> {
  const { action, client, config } = loopRun;
  const { signal } = action.context;
  const patience = patienceOf(config.training.queue_minutes);
  const now = () => action.context.now().getTime();
  const began = now();
  let waiting: WaitingFor | null = null;
  let since = began;
  let said = -1;
  for (let looks = 0; !signal.aborted; looks += 1) {
    const jobs = await runJobs(client, action.run.key.run);
    const seen = waitingFor({ runStatus: 'in_progress', runConclusion: null, ...jobs });
    if (seen === null) return EXIT.done;
    if (seen !== waiting) {
      waiting = seen;
      since = now();
      said = -1;
    }
    const minutes = (now() - since) / 60_000;
    const reason = outOfPatience(waiting, minutes, patience);
    if (reason !== null && jobs.train === null) return blind(action);
    if (reason !== null) {
      const { runner } = config.training;
      const lost = stateAnnouncement({ phase: 'lost', reason, labels: runner, minutes }, null);
      const exit = await conclude(loopRun, lost);
      // The run's last job, which tells them else, knows less of the reason.
      await tellOthers(loopRun, lost, loopRun.key.run);
      await cancelRun(client, action.run.key.run);
      return exit;
    }
    const due = Math.floor(minutes / SAY_EVERY_MINUTES);
    if (due !== said) {
      said = due;
      if (await overtaken(loopRun, viewOf(waiting, minutes, loopRun))) return EXIT.done;
    }
    if (now() - began > WATCH_HOURS * 3_600_000) return handOver(action);
    await sleep(pollDelay(looks, waiting), signal);
  }
  return EXIT.interrupted;
}

/** Says where it stands. A newer start on the pull request ends what has not begun: true then. */
async function overtaken(loopRun: LoopRun, view: LoopView): Promise<boolean> {
  const { comment } = await announce(loopRun, stateAnnouncement(view, null));
  const newer = comment?.yieldedTo ?? null;
  if (newer === null || newer.request === loopRun.request) return false;
  if (await orWarn(loopRun.action, () => somebodyWaits(loopRun))) return false;
  loopRun.action.log.notice(
    `superseded by the results of ${newer.commit.slice(0, 7)}: this run is cancelled before it trains`,
  );
  await cancelRun(loopRun.client, loopRun.action.run.key.run);
  return true;
}

/** Whether another pull request has asked the same and waits for this run. */
async function somebodyWaits(loopRun: LoopRun): Promise<boolean> {
  for await (const other of othersWaiting(loopRun)) if (await isWanted(other)) return true;
  return false;
}

function viewOf(waiting: WaitingFor, minutes: number, { config }: LoopRun): LoopView {
  if (waiting === 'approval') return { phase: 'waiting-approval', environment: null, minutes };
  const { runner, queue_minutes } = config.training;
  const limitMinutes = patienceOf(queue_minutes)[waiting];
  return { phase: 'queued', waitingFor: waiting, labels: runner, minutes, limitMinutes };
}

/** What cannot be seen is not cancelled: it may be training. */
function blind({ log }: Action): number {
  log.warning(
    'This run has no job `train`: leave the name that it has in examples/workflows/retake-train.yml.',
  );
  return EXIT.done;
}

function handOver({ log }: Action): number {
  log.notice('still waiting: the scheduled watch looks after it from here');
  return EXIT.done;
}
