import type { Config } from '../../../config/load.ts';
import { EXIT, RetakeError } from '../../../domain/error.ts';
import { jobEnding } from '../../../domain/loop/job-ending.ts';
import type { LostReason } from '../../../domain/loop/loop.ts';
import { outOfPatience, patienceOf, waitingFor } from '../../../domain/loop/waiting.ts';
import type { Client } from '../../../github/client.ts';
import { cancelRun, trainingRuns } from '../../../github/training-runs.ts';
import type { Action } from '../action.ts';
import { checkoutConfig, loopsLedTo } from '../action-config.ts';
import { endWith } from '../end-with.ts';
import type { LoopRun } from '../loop-run.ts';
import { stateAnnouncement } from '../say/announcement.ts';
import { conclude } from '../say/outputs.ts';
import { loopsThatAsked } from './asked-loops.ts';
import { concludeRun } from './conclude-run.ts';
import { endClosed, wasAbandoned } from './end-closed.ts';
import { type OpenLoop, openLoops } from './open-loops.ts';
import { sightIfThere, trainingOf } from './training-of.ts';

/** A start that died leaves a check without a run; this long it may still be at work. */
const SILENT_MINUTES = 60;
/** What began earlier has been looked at every hour since. */
const RECENT_DAYS = 2;
const MOST_REQUESTS = 30;

/** Concludes whatever has gone silent: open checks of our loops whose own jobs can no longer end them. */
export async function reap(action: Action, client: Client): Promise<number> {
  let exit: number = EXIT.done;
  for await (const loop of loopsLedTo(action, checkoutConfig))
    exit = Math.max(exit, await reapLoops(loop.action, client, loop.config));
  return exit;
}

async function reapLoops(action: Action, client: Client, config: Config): Promise<number> {
  let open = 0;
  let concluded = 0;
  let exit: number = EXIT.done;
  for await (const loop of everyLoop(action, client, config)) {
    open += 1;
    try {
      if ((await concludeIfOver(loop)) || (await concludeIfClosed(loop))) concluded += 1;
    } catch (error) {
      // One loop that cannot be helped must not keep the others waiting.
      if (error instanceof RetakeError)
        action.log.warning(`${loop.loopRun.commit.slice(0, 7)}: ${error.message}`);
      else exit = endWith(error, action.log);
    }
  }
  action.context.log(`${config.name}: ${open} loops are open, ${concluded} of them concluded now`);
  return exit;
}

/**
 * The open loops that can be found: on heads, and those that have asked for a training of late, wherever they stand. A
 * pull request may have been closed, and a branch has moved on.
 */
async function* everyLoop(action: Action, client: Client, config: Config): AsyncGenerator<OpenLoop> {
  const seen = new Set<string>();
  for await (const loop of openLoops(action, client, config)) {
    seen.add(placeOf(loop));
    yield loop;
  }
  const { workflow } = config.training;
  const since = new Date(action.context.now().getTime() - RECENT_DAYS * 86_400_000);
  const requests = (await trainingRuns(client, workflow, since)).flatMap(({ request }) => request ?? []);
  for (const request of [...new Set(requests)].slice(0, MOST_REQUESTS)) {
    for await (const loop of loopsThatAsked({ action, client, config }, request)) {
      if (loop.check.conclusion === null && !seen.has(placeOf(loop))) yield loop;
    }
  }
}

function placeOf({ loopRun: { commit, pull } }: OpenLoop): string {
  return `${commit} ${pull}`;
}

/** Where nobody saw it closed: a fork's run may cancel nothing. */
async function concludeIfClosed({ loopRun }: OpenLoop): Promise<boolean> {
  return (await wasAbandoned(loopRun)) && (await endClosed(loopRun, null));
}

async function concludeIfOver({ loopRun, check }: OpenLoop): Promise<boolean> {
  const { action, client, config } = loopRun;
  const training = await trainingOf(loopRun);
  // Without a run of its own the start run may be at work still, or train in a job of its own.
  const id = training?.id ?? check.about.key.run;
  const sighting = await sightIfThere(client, id);
  const age = minutesBetween(check.startedAt, action.context.now());
  if (sighting === null || (training === null && sighting.train === null)) {
    const dead = sighting === null || sighting.runStatus === 'completed';
    return dead && age >= SILENT_MINUTES ? await lose(loopRun, 'silent', age) : false;
  }
  const attempt = Math.max(loopRun.attempt, sighting.attempt);
  const withRun = { ...loopRun, attempt, training: { label: `training run ${id}`, url: sighting.url } };
  if (sighting.runStatus === 'completed') {
    const ending = jobEnding(sighting);
    const over = ending.kind === 'running' ? ({ kind: 'lost', reason: 'silent' } as const) : ending;
    const asked = check.startedAt ?? action.context.now().toISOString();
    await concludeRun(withRun, { id, request: null, since: asked, ending: over });
    return true;
  }
  // The check's age does not say how long: its turn, or its approval, may have come only now.
  const isUnseen = sighting.train === null && sighting.runStatus === 'in_progress';
  if (sighting.watching || isUnseen) return false;
  const waiting = waitingFor(sighting);
  const reason =
    waiting === null ? null : outOfPatience(waiting, age, patienceOf(config.training.queue_minutes));
  if (reason === null) return false;
  await lose(withRun, reason, age);
  await cancelRun(client, id);
  return true;
}

async function lose(loopRun: LoopRun, reason: LostReason, minutes: number): Promise<true> {
  const labels = loopRun.config.training.runner;
  await conclude(loopRun, stateAnnouncement({ phase: 'lost', reason, labels, minutes }, null));
  return true;
}

function minutesBetween(instant: string | null, now: Date): number {
  return instant === null ? SILENT_MINUTES : (now.getTime() - Date.parse(instant)) / 60_000;
}
