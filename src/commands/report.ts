import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, RetakeError } from '../domain/error.ts';
import { jobEnding } from '../domain/loop/job-ending.ts';
import { verdictArtifact } from '../domain/training/request-id.ts';
import { runJobs } from '../github/training-runs.ts';
import { uploadArtifact } from '../github/upload.ts';
import type { Action } from './action/action.ts';
import { checkoutConfig } from './action/action-config.ts';
import { connectTo } from './action/connection.ts';
import { concludeRun } from './action/end/conclude-run.ts';
import { tellOthers } from './action/end/tell-others.ts';
import { recentRuns } from './action/end/training-of.ts';
import { readRequest } from './action/loop-documents.ts';
import type { LoopRun } from './action/loop-run.ts';
import { requestedLoop } from './action/requested-loop.ts';
import { pageFile, verdictFile } from './action/say/outputs.ts';

/** `report`: the last job of the training workflow. Whatever happened before it, check and comment come to their end. */
export async function report(action: Action): Promise<number> {
  const request = readRequest(action);
  const client = connectTo(action);
  const { run } = action;
  const loopRun = requestedLoop(action, client, checkoutConfig(action), request, {
    id: run.key.run,
    url: run.url,
  });
  const jobs = await runJobs(client, run.key.run);
  const ending = jobEnding({ runStatus: 'in_progress', runConclusion: null, ...jobs });
  if (ending.kind === 'running') {
    action.log.warning(
      'The job `train` is not over, or goes by another name: `report` belongs into a job with `needs: train`.',
    );
    return EXIT.usage;
  }
  if (ending.kind === 'cancelled' && (await anotherIsAtIt(loopRun))) {
    action.log.notice('another run trains the same: this one was started twice, and leaves the word to it');
    return EXIT.done;
  }
  action.log.output('request-id', request.request_id);
  action.log.output('training-run-id', String(run.key.run));
  const { exit, announcement } = await concludeRun(loopRun, {
    id: run.key.run,
    request,
    since: request.created_at,
    ending,
    leadsOn: true,
  });
  if (announcement.verdict !== null) await keepVerdict(loopRun, request.request_id);
  // After that: a start that comes too late to be told finds the verdict.
  await tellOthers(loopRun, announcement.elsewhere ?? announcement, loopRun.key.run);
  return exit;
}

/** Two starts may dispatch the same at the same moment; the younger run is cancelled and must not say it was the end. */
async function anotherIsAtIt(loopRun: LoopRun): Promise<boolean> {
  const own = loopRun.action.run.key.run;
  const runs = await recentRuns(loopRun);
  const others = runs.filter(({ id, request }) => request === loopRun.request && id !== own);
  return others.some(({ completed, conclusion }) => !completed || conclusion === 'success');
}

/** The same question asked again finds this and is not trained again. What was said already stands without it. */
async function keepVerdict({ action, config }: LoopRun, id: string): Promise<void> {
  const files = [verdictFile(action), pageFile(action)].filter((file) => existsSync(file));
  const root = join(action.run.temp, 'retake');
  try {
    await uploadArtifact(verdictArtifact(id), files, root, config.report.artifact_days);
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    // A re-run of this job: the verdict of its first attempt is there.
    action.log.notice(`the verdict was not kept: ${error.message}`);
  }
}
