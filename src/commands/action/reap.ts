import type { Config } from '../../config/load.ts';
import { EXIT, RetakeError } from '../../domain/error.ts';
import { jobEnding } from '../../domain/job-ending.ts';
import type { LostReason } from '../../domain/loop.ts';
import { outOfPatience, patienceOf, waitingFor } from '../../domain/waiting.ts';
import { type CheckRun, findCheck } from '../../github/checks.ts';
import type { Client } from '../../github/client.ts';
import { branchHead, openPulls } from '../../github/pulls.ts';
import { cancelRun, runOfRequest, sight } from '../../github/training-runs.ts';
import type { Action } from './action.ts';
import { stateAnnouncement } from './announcement.ts';
import { daysBefore } from './ask-training.ts';
import { concludeRun } from './conclude-run.ts';
import type { LoopRun } from './loop-run.ts';
import { conclude } from './outputs.ts';

/** A start that died leaves a check without a run; this long it may still be at work. */
const SILENT_MINUTES = 60;
const LOOK_BACK_DAYS = 7;

/** Concludes whatever has gone silent: open checks of our loop whose own jobs can no longer end them. */
export async function reap(action: Action, client: Client, config: Config): Promise<number> {
  const places = [
    ...(await openPulls(client)).map((pull) => ({ sha: pull.headSha, pull: pull.number as number | null })),
    { sha: await branchHead(client, action.trigger.defaultBranch), pull: null },
  ];
  let concluded = 0;
  for (const { sha, pull } of places) {
    const check = await findCheck(client, sha, config.name);
    if (check === null || check.completed) continue;
    const loopRun = loopOf(action, client, config, check, { sha, pull });
    try {
      if (await concludeIfOver(loopRun, check)) concluded += 1;
    } catch (error) {
      // One loop that cannot be helped must not keep the others waiting.
      if (!(error instanceof RetakeError)) throw error;
      action.log.warning(`${sha.slice(0, 7)}: ${error.message}`);
    }
  }
  action.context.log(`${places.length} commits looked at, ${concluded} loops concluded`);
  return EXIT.done;
}

function loopOf(
  action: Action,
  client: Client,
  config: Config,
  { about }: CheckRun,
  { sha, pull }: { sha: string; pull: number | null },
): LoopRun {
  const { key, request } = about;
  return {
    action,
    client,
    config,
    loop: config.name,
    key,
    commit: sha,
    request,
    pull,
    head: pull === null ? null : sha,
    training: null,
  };
}

async function concludeIfOver(loopRun: LoopRun, check: CheckRun): Promise<boolean> {
  const { action, client, config, request } = loopRun;
  const age = minutesBetween(check.startedAt, action.context.now());
  const { workflow, runner, queue_minutes } = config.training;
  const run =
    request === null
      ? null
      : await runOfRequest(client, workflow, request, daysBefore(action.context.now(), LOOK_BACK_DAYS));
  const lose = async (reason: LostReason) => {
    await conclude(loopRun, stateAnnouncement({ phase: 'lost', reason, labels: runner, minutes: age }, null));
    return true;
  };
  if (run === null) return age >= SILENT_MINUTES ? await lose('silent') : false;
  const sighting = await sight(client, run.id);
  const withRun = { ...loopRun, training: { label: `training run ${run.id}`, url: run.url } };
  if (sighting.runStatus === 'completed') {
    const ending = jobEnding(sighting);
    const over = ending.kind === 'running' ? ({ kind: 'lost', reason: 'silent' } as const) : ending;
    await concludeRun(withRun, {
      id: run.id,
      request: null,
      since: check.startedAt ?? run.createdAt,
      ending: over,
    });
    return true;
  }
  const waiting = waitingFor(sighting);
  const reason = waiting === null ? null : outOfPatience(waiting, age, patienceOf(queue_minutes));
  if (reason === null) return false;
  await lose(reason);
  await cancelRun(client, run.id);
  return true;
}

function minutesBetween(instant: string | null, now: Date): number {
  return instant === null ? SILENT_MINUTES : (now.getTime() - Date.parse(instant)) / 60_000;
}
