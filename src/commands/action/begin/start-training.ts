import type { Manifest } from '../../../domain/dataset/dataset.ts';
import { EXIT, RetakeError } from '../../../domain/error.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { datasetArtifact } from '../../../domain/training/request-id.ts';
import { uploadArtifact } from '../../../github/upload.ts';
import type { LoopView } from '../../../report/state-view.ts';
import type { Started } from '../answer/start-on-command.ts';
import { concludeRun } from '../end/conclude-run.ts';
import type { LoopRun } from '../loop-run.ts';
import { errorAnnouncement, stateAnnouncement } from '../say/announcement.ts';
import { conclude, setOutputs } from '../say/outputs.ts';
import { announce, summarise } from '../say/publish.ts';
import { askForTraining } from './ask-training.ts';
import { budgetNotStarted } from './not-started.ts';
import { filesBelow, type Prepared } from './prepare.ts';
import { makeRequest } from './training-request.ts';

/** Asks for the training. Everything up to the dispatch can be repeated by a run that comes after a crash. */
export async function startTraining(
  loopRun: LoopRun & { request: string },
  prepared: Prepared,
): Promise<Started> {
  const { action, config } = loopRun;
  const { manifest } = prepared;
  const { request, cancelled } = await layReady(loopRun, prepared);
  const asked = await askForTraining(loopRun, request, cancelled).catch((error: unknown) =>
    refused(error, loopRun, manifest),
  );
  if (typeof asked === 'number') return ended(asked);
  switch (asked.kind) {
    case 'over-budget':
      return ended(
        await conclude(loopRun, stateAnnouncement(budgetNotStarted(asked.spent, config), manifest)),
      );
    case 'moved-on':
      return ended(
        await conclude(loopRun, stateAnnouncement({ phase: 'superseded', commit: asked.head }, null)),
      );
    case 'closed':
      await announce(
        loopRun,
        stateAnnouncement({ phase: 'cancelled', by: null, minutes: null, closed: true }, null),
      );
      return ended(EXIT.done);
    case 'same-workflow':
      setOutputs(action, { request: JSON.stringify(request) });
      return ended(EXIT.done);
    default:
      return await handOver(loopRun, asked, request, prepared);
  }
}

/** Puts the dataset where the training fetches it, opens check and comment, and makes the request. */
async function layReady(
  loopRun: LoopRun & { request: string },
  prepared: Prepared,
): Promise<{ request: TrainingRequest; cancelled: boolean }> {
  const { action, config, key } = loopRun;
  const artifact = `${datasetArtifact(config.name)}-${key.attempt}`;
  await uploadArtifact(artifact, filesBelow(prepared.root), prepared.root, config.report.artifact_days);
  const extracted = stateAnnouncement({ phase: 'extracted' }, prepared.manifest, prepared.plan.preflight);
  const { check, comment, before } = await announce(loopRun, extracted);
  const request = makeRequest(loopRun, prepared, artifact, check?.id ?? null);
  setOutputs(action, {
    'request-id': request.request_id,
    'comment-url': comment?.url,
    'check-run-url': check?.url,
  });
  const cancelled = before.some((one) => one.phase === 'cancelled' && one.request === request.request_id);
  return { request, cancelled };
}

/** Says which run trains it; what was trained before is judged at once. */
async function handOver(
  loopRun: LoopRun,
  asked: NonNullable<Started['asked']>,
  request: TrainingRequest,
  { manifest, plan }: Prepared,
): Promise<Started> {
  const { action, config } = loopRun;
  const label = { dispatched: '', attached: ', already under way', finished: ', done before' }[asked.kind];
  const training = { label: `training run ${asked.run.id}${label}`, url: asked.run.url };
  setOutputs(action, { 'training-run-id': String(asked.run.id) });
  const most = config.training.budget.runs_per_day;
  const spent = asked.kind === 'dispatched' ? ` (${asked.spent} of ${most} runs of the last 24 hours)` : '';
  action.log.notice(`${asked.kind}: ${training.label}, ${asked.run.url}${spent}`);
  const withRun = { ...loopRun, training };
  if (asked.kind === 'finished') {
    const over = { id: asked.run.id, request, since: request.created_at, ending: { kind: 'done' } as const };
    return { exit: (await concludeRun(withRun, over)).exit, asked };
  }
  const { runner: labels, queue_minutes: limitMinutes } = config.training;
  const view: LoopView =
    asked.kind === 'attached'
      ? { phase: 'queued', waitingFor: 'same' }
      : { phase: 'queued', waitingFor: 'runner', labels, minutes: 0, limitMinutes };
  const queued = stateAnnouncement(view, manifest, plan.preflight);
  await announce(withRun, queued);
  await summarise(withRun, queued);
  return { exit: EXIT.done, asked };
}

/** GitHub would not start it: the check must not wait for what will not come. */
async function refused(error: unknown, loopRun: LoopRun, manifest: Manifest): Promise<number> {
  if (!(error instanceof RetakeError)) throw error;
  const { message, hint } = error;
  loopRun.action.log.error(hint === undefined ? message : `${message}\n${hint}`);
  await conclude(loopRun, errorAnnouncement(error, 'request', manifest));
  return error.exitCode;
}

function ended(exit: number): Started {
  return { exit, asked: null };
}
