import { RetakeError } from '../domain/error.ts';
import type { Action } from './action/action.ts';
import { asPushed, rulingConfig } from './action/action-config.ts';
import { readBaseline } from './action/baseline.ts';
import { connectTo } from './action/connection.ts';
import { filesInside } from './action/inside-workspace.ts';
import { verdictAnnouncement } from './action/judged.ts';
import { conclude } from './action/outputs.ts';
import { subjectOf } from './action/subject.ts';
import { Notebook } from './compare-results.ts';
import { judgeResults } from './judge-results.ts';
import { resultsIn } from './read-results.ts';

/** `compare`: the pushed results against those of the merge base, judged; no training is involved. */
export async function compareJob(action: Action): Promise<number> {
  const client = connectTo(action);
  const { pull, trigger } = await subjectOf(action, client);
  const here = { ...action, trigger };
  const config = asPushed(here, await rulingConfig(here, client));
  filesInside(config.results.paths, action.context);
  const notebook = new Notebook(null, action.context);
  const after = await notebook.noteCandidate(resultsIn(config.results.paths, config, action.context));
  const branch = pull?.baseRef ?? trigger.defaultBranch;
  const baseline = await readBaseline(here, client, config, branch, notebook);
  if ('none' in baseline) {
    throw new RetakeError('RESULTS_NOT_FOUND', `there is nothing to compare with: ${baseline.none}`);
  }
  const compared = await notebook.compare(baseline.noted, after);
  const judged = judgeResults(compared, { manifest: null, receipt: null }, config, action.context);
  const loopRun = {
    action: here,
    client,
    config,
    loop: config.name,
    key: action.run.key,
    commit: trigger.commit,
    request: null,
    pull: pull?.number ?? null,
    attempt: 1,
    training: null,
  };
  return await conclude(loopRun, await verdictAnnouncement(judged));
}
