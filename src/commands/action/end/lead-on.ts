import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../../config/load.ts';
import { RetakeError } from '../../../domain/error.ts';
import {
  type NextLoop,
  type NextRule,
  type NextStanding,
  type NextStart,
  nextAfter,
} from '../../../domain/loop/next-loop.ts';
import type { TrainingRequest } from '../../../domain/training/request.ts';
import { datasetArtifact } from '../../../domain/training/request-id.ts';
import type { VerdictResult } from '../../../domain/verdict/verdict.ts';
import { getPull } from '../../../github/pulls.ts';
import { runOfRequest } from '../../../github/training-runs.ts';
import { uploadArtifact } from '../../../github/upload.ts';
import { type JudgedLoop, type StudiedNext, studyNext } from '../../study-next.ts';
import { inSentences, tellNext } from '../../tell-next.ts';
import { rulingConfig, withConfig } from '../action-config.ts';
import { startOnce } from '../begin/ask-training.ts';
import { filesInside, filesRead } from '../begin/inside-workspace.ts';
import { budgetNotStarted, setupNotStarted } from '../begin/not-started.ts';
import { copyResults, DATASET_FOLDER, filesBelow, RESULTS_FOLDER } from '../begin/prepare.ts';
import { askedId, inputsFor, makeRequest } from '../begin/training-request.ts';
import type { LoopRun } from '../loop-run.ts';

/** A loop that was judged just now, and when it was asked for. */
export interface DoneLoop extends JudgedLoop {
  since: string;
}

/**
 * From a verdict to the next loop: its dataset is made and laid ready as an artifact of this run; where it is to
 * start by itself, it is started, at most once. Nothing that goes wrong here takes the verdict away.
 */
export async function leadOn(
  loopRun: LoopRun,
  verdict: VerdictResult,
  done: DoneLoop,
): Promise<NextLoop | null> {
  const rule = nextAfter(loopRun.config.next, verdict);
  if (rule === null) return null;
  const { action, client } = loopRun;
  const { context, run } = action;
  // The inputs are those of the loop that ended, but for the configuration.
  const own = withConfig(action, rule.config);
  const root = join(run.temp, 'retake', 'next');
  rmSync(root, { recursive: true, force: true });
  try {
    return await tellNext(rule.config, loopRun.config, done, {
      load: async () => await rulingConfig(own, client),
      study: async (next) => {
        const dataset = join(root, DATASET_FOLDER);
        const named = filesInside(next.results.paths, context);
        const studied = await studyNext(next, done, dataset, context);
        copyResults(filesRead(named, studied.results), context.cwd, join(root, RESULTS_FOLDER));
        return studied;
      },
      start: async (next, studied) =>
        await layReady({ ...loopRun, action: own }, next, studied, rule, root, done),
    });
  } catch (error) {
    const reason = `Retake failed at it: ${error instanceof Error ? error.message : String(error)}`;
    action.log.warning(`the next loop was not prepared: ${reason}`);
    return { config: rule.config, loop: null, study: null, standing: { kind: 'not-ready', reason } };
  }
}

/** Uploads the dataset and writes the request; starts it where the rule says so. */
async function layReady(
  loopRun: LoopRun,
  next: Config,
  { manifest, study }: StudiedNext,
  rule: NextRule,
  root: string,
  { since }: DoneLoop,
): Promise<NextStanding> {
  const setup = setupNotStarted(next);
  if (setup !== null) return { kind: 'not-ready', reason: `${setup.detail} ${setup.remedy}` };
  const { run, trigger } = loopRun.action;
  const { workflow } = next.training;
  if (run.workflowFile === workflow && trigger.inputs.request === undefined) {
    return { kind: 'not-ready', reason: `The workflow ${workflow} trains by itself and takes no request.` };
  }
  const nextRun = {
    ...loopRun,
    config: next,
    loop: next.name,
    // The dataset lies in this run; the order stays that of the start.
    key: { ...run.key, order: loopRun.key.order },
    request: askedId({ manifest }, next),
    training: null,
  };
  const artifact = `${datasetArtifact(next.name)}-${run.key.attempt}`;
  await uploadArtifact(artifact, filesBelow(root), root, next.report.artifact_days);
  const request = makeRequest(nextRun, { manifest, rows: study.plan.rows }, artifact, null);
  const how: NextStart = { kind: 'workflow', workflow, inputs: inputsFor(nextRun, request) };
  if (rule.start === 'propose') return { kind: 'proposed', how };
  try {
    return await startByItself(nextRun, request, how, new Date(since));
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    return { kind: 'held-back', reason: inSentences(error), how };
  }
}

/** At most one start for each verdict: a report that is run again finds the run that its first attempt started. */
async function startByItself(
  nextRun: LoopRun,
  request: TrainingRequest,
  how: NextStart,
  since: Date,
): Promise<NextStanding> {
  const { action, client, config, pull } = nextRun;
  if (pull !== null && (await getPull(client, pull)).headRepository !== action.run.repository) {
    const reason = 'These results came from a fork: what follows them is started by hand.';
    return { kind: 'held-back', reason, how };
  }
  const earlier = await runOfRequest(client, config.training.workflow, request.request_id, since);
  if (earlier !== null) return started(earlier, '');
  const asked = await startOnce(nextRun, request);
  if (asked.kind === 'over-budget') {
    return { kind: 'held-back', reason: budgetNotStarted(asked.spent, config).detail, how };
  }
  if (asked.kind === 'moved-on' || asked.kind === 'closed') {
    const reason = `The pull request ${asked.kind === 'closed' ? 'was closed' : 'has moved on'}.`;
    return { kind: 'held-back', reason, how };
  }
  action.log.notice(`the next loop, ${config.name}: ${asked.kind}, ${asked.run.url}`);
  return started(asked.run, asked.kind === 'finished' ? ', done before' : '');
}

function started({ id, url }: { id: number; url: string }, what: string): NextStanding {
  return { kind: 'started', run: { label: `training run ${id}${what}`, url } };
}
