import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { RetakeError } from '../../../domain/error.ts';
import type { JobEnding } from '../../../domain/loop/job-ending.ts';
import type { FailedReason } from '../../../domain/loop/loop.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { resultsArtifact } from '../../../domain/training/request-id.ts';
import { type Artifact, artifactsOfRun, downloadArtifact } from '../../../github/artifacts.ts';
import type { LoopView } from '../../../report/state-view.ts';
import { Notebook } from '../../compare-results.ts';
import { judgeResults } from '../../judge-results.ts';
import { DATASET_FOLDER } from '../begin/prepare.ts';
import { idOf } from '../loop-documents.ts';
import type { LoopRun } from '../loop-run.ts';
import { refuseOtherLoop } from '../requested-loop.ts';
import type { Announcement } from '../say/announcement.ts';
import { stateAnnouncement } from '../say/announcement.ts';
import { verdictAnnouncement } from '../say/judged.ts';
import { conclude } from '../say/outputs.ts';
import { leadOn } from './lead-on.ts';
import { type LeftFailure, readEvidence, readPackage } from './results-package.ts';

/**
 * A training run is over, however it ended: judge what it left, or say what became of it. Resolves to the exit code.
 * Throws GITHUB_UNAVAILABLE where that cannot be known now.
 */
export async function concludeRun(loopRun: LoopRun, over: OverRun): Promise<Concluded> {
  try {
    const announcement = await outcome(loopRun, over);
    return { exit: await conclude(loopRun, announcement), announcement };
  } catch (error) {
    if (!(error instanceof RetakeError))
      await conclude(loopRun, ownFault(error, minutesSince(over.since, loopRun)));
    throw error;
  }
}

/** Nobody is to wait for what Retake itself cannot do. */
function ownFault(error: unknown, minutes: number): Announcement {
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const hint = 'Please report it, with the log of this run.';
  return stateAnnouncement({ phase: 'failed', reason: 'bug', minutes, message, hint, log: [] }, null);
}

/** A training run that will do nothing more. */
export interface OverRun {
  id: number;
  /** null where only the request's id is known: then what the run left must carry the request. */
  request: TrainingRequest | null;
  /** When it was asked for, ISO 8601. */
  since: string;
  ending: Exclude<JobEnding, { kind: 'running' }>;
  /** Whether the verdict may lead on to the next loop: said by the one job that runs once for each verdict. */
  leadsOn?: boolean;
}

export interface Concluded {
  exit: number;
  announcement: Announcement;
}

async function outcome(loopRun: LoopRun, over: OverRun): Promise<Announcement> {
  const { ending } = over;
  const minutes = minutesSince(over.since, loopRun);
  const { runner } = loopRun.config.training;
  if (ending.kind === 'cancelled') return stateAnnouncement({ phase: 'cancelled', by: null, minutes }, null);
  try {
    refuseOtherLoop(loopRun);
    const left = await leftBehind(loopRun, over.id);
    if (left === 'expired') return lost('expired');
    // What was left is verified: it counts also where the runner was lost after it had left it.
    if (left === null) return ending.kind === 'lost' ? lost(ending.reason) : noResults(ending);
    return await judgeLeft(loopRun, over, left);
  } catch (error) {
    // Where GitHub does not answer there may be results: this job run again, or the reaper, looks once more.
    if (!(error instanceof RetakeError) || error.code === 'GITHUB_UNAVAILABLE') throw error;
    const message = error.message.replace(/^training did not happen as asked: /, '');
    return failure(REASON_OF_CODE[error.code] ?? 'results-missing', message, error.hint ?? null, []);
  }

  function lost(reason: Extract<LoopView, { phase: 'lost' }>['reason']): Announcement {
    return stateAnnouncement({ phase: 'lost', reason, labels: runner, minutes }, null);
  }
  function failure(reason: FailedReason, message: string, hint: string | null, log: string[]): Announcement {
    return stateAnnouncement({ phase: 'failed', reason, minutes, message, hint, log }, null);
  }
  function noResults(end: typeof ending): Announcement {
    if (end.kind === 'failed' && end.reason === 'time-limit') {
      return failure('time-limit', 'the job reached its timeout-minutes', TIME_LIMIT_HINT, []);
    }
    const reason = end.kind === 'failed' ? end.reason : 'results-missing';
    return failure(reason, 'the training job left no results', 'The log of the training job says why.', []);
  }
}

const TIME_LIMIT_HINT = 'Raise timeout-minutes of the training job, or train on less.';

const REASON_OF_CODE: Partial<Record<RetakeError['code'], FailedReason>> = {
  RECEIPT_INVALID: 'receipt',
  DATASET_INVALID: 'receipt',
  REQUEST_INVALID: 'request',
  TRAINING_FAILED: 'training',
  BENCHMARK_FAILED: 'benchmark',
};

const REASON_OF_STAGE: Record<LeftFailure['stage'], FailedReason> = {
  training: 'training',
  benchmark: 'benchmark',
  request: 'request',
};

/** Judges an artifact of results, or tells the failure that it records. */
async function judgeLeft(
  loopRun: LoopRun,
  { request, since, ending, leadsOn = false }: OverRun,
  artifact: Artifact,
): Promise<Announcement> {
  const { action, client, config } = loopRun;
  const folder = mkdtempSync(join(action.run.temp, 'retake-results-'));
  await downloadArtifact(client, artifact, folder);
  const left = readPackage(folder);
  const asked = request ?? left.request;
  if (asked.request_id !== loopRun.request || idOf(asked) !== asked.request_id) {
    throw new RetakeError('REQUEST_INVALID', 'what the run left belongs to another request');
  }
  if (left.failure !== null) {
    const { stage, message, hint, log } = left.failure;
    const reason =
      ending.kind === 'failed' && ending.reason === 'time-limit' ? 'time-limit' : REASON_OF_STAGE[stage];
    const minutes = minutesSince(since, loopRun);
    return stateAnnouncement({ phase: 'failed', reason, minutes, message, hint, log }, null);
  }
  const { manifest, receipt, before, after } = await readEvidence(
    folder,
    left,
    asked,
    config,
    action.context,
  );
  const notebook = new Notebook(manifest, action.context);
  const baseline = await notebook.noteBaseline(before);
  const compared = await notebook.compare(baseline, await notebook.noteCandidate(after));
  const judged = judgeResults(compared, { manifest, receipt }, config, action.context);
  const verdict = await verdictAnnouncement(judged);
  if (!leadsOn) return verdict;
  const done = { dataset: join(folder, DATASET_FOLDER), manifest, receipt, since };
  const next = await leadOn(loopRun, judged.verdict.verdict, done);
  return next === null ? verdict : { ...(await verdictAnnouncement(judged, { next })), elsewhere: verdict };
}

/** The artifact of the youngest attempt; null where the run left none. */
export async function leftBehind(
  { client, request }: Pick<LoopRun, 'client' | 'request'>,
  runId: number,
): Promise<Artifact | 'expired' | null> {
  if (request === null) return null;
  const name = resultsArtifact(request, 1);
  const found = (await artifactsOfRun(client, runId)).filter(
    (one) => one.name === name || one.name.startsWith(`${name}-`),
  );
  const [youngest] = found.sort((a, b) => b.id - a.id);
  if (youngest === undefined) return null;
  return youngest.expired ? 'expired' : youngest;
}

export function minutesSince(instant: string, { action }: Pick<LoopRun, 'action'>): number {
  return Math.max(0, (action.context.now().getTime() - Date.parse(instant)) / 60_000);
}
