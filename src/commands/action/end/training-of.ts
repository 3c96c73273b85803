import type { TrainingRun } from '../../../domain/loop/standing.ts';
import { statusOf } from '../../../github/api-error.ts';
import type { Client } from '../../../github/client.ts';
import { runOfRequest, sight, trainingRuns } from '../../../github/training-runs.ts';
import type { LoopRun } from '../loop-run.ts';

/** A queued job lives a day, a training at most five: what is older is not under way. */
const LIVE_DAYS = 7;

/** The training runs that may be under way, and others as young. */
export async function recentRuns(loopRun: LoopRun): Promise<TrainingRun[]> {
  return await trainingRuns(loopRun.client, loopRun.config.training.workflow, before(loopRun, LIVE_DAYS));
}

/** The run that trains what this loop has asked for; null where nothing was asked, or no run of it is known. */
export async function trainingOf(loopRun: LoopRun): Promise<TrainingRun | null> {
  return await runSince(loopRun, LIVE_DAYS);
}

/** The same, as long as what it has left is kept. */
export async function keptTrainingOf(loopRun: LoopRun): Promise<TrainingRun | null> {
  return await runSince(loopRun, Math.max(LIVE_DAYS, loopRun.config.report.artifact_days));
}

/** A training that is not over: a run that was dispatched, or the start run itself where the workflow trains by itself. */
export async function underWay(
  loopRun: LoopRun,
): Promise<{ id: number; url: string; createdAt: string | null } | null> {
  const { client, request, key } = loopRun;
  if (request === null) return null;
  const dispatched = await trainingOf(loopRun);
  if (dispatched !== null) return dispatched.completed ? null : dispatched;
  const sighting = await sightIfThere(client, key.run);
  if (sighting === null) return null;
  const { train, runStatus, url } = sighting;
  const runs = train !== null && train.status !== 'completed' && runStatus !== 'completed';
  return runs ? { id: key.run, url, createdAt: null } : null;
}

/** null where the run was deleted. */
export async function sightIfThere(client: Client, run: number) {
  try {
    return await sight(client, run);
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

async function runSince(loopRun: LoopRun, days: number): Promise<TrainingRun | null> {
  const { client, config, request } = loopRun;
  if (request === null) return null;
  return await runOfRequest(client, config.training.workflow, request, before(loopRun, days));
}

function before({ action }: LoopRun, days: number): Date {
  return new Date(action.context.now().getTime() - days * 86_400_000);
}
