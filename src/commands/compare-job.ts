import type { Config } from '../config/load.ts';
import { RetakeError } from '../domain/error.ts';
import type { Client } from '../github/client.ts';
import type { Action } from './action/action.ts';
import { asPushed, rulingConfig } from './action/action-config.ts';
import { readBaseline } from './action/begin/baseline.ts';
import { filesInside } from './action/begin/inside-workspace.ts';
import { refuseOtherCheckout } from './action/begin/right-checkout.ts';
import { loopOf, type Subject, subjectOf } from './action/begin/subject.ts';
import { connectTo } from './action/connection.ts';
import { verdictAnnouncement } from './action/say/judged.ts';
import { conclude } from './action/say/outputs.ts';
import { usable } from './action/say/usable.ts';
import { Notebook } from './compare-results.ts';
import { judgeResults } from './judge-results.ts';
import { resultsIn } from './read-results.ts';

/** `compare`: the pushed results against those of the merge base, judged; no training is involved. */
export async function compareJob(action: Action): Promise<number> {
  const client = connectTo(action);
  const subject = await subjectOf(action, client);
  const here = { ...action, trigger: subject.trigger };
  const ruling = await rulingConfig(here, client);
  const loopRun = loopOf(here, client, ruling, subject, action.run.key);
  const { config, judged } = await usable(loopRun, async () => {
    refuseOtherCheckout(here, subject.byPerson);
    const pushed = asPushed(here, ruling);
    return { config: pushed, judged: await judgedAgainstBase(here, client, pushed, subject) };
  });
  return await conclude({ ...loopRun, config }, await verdictAnnouncement(judged));
}

async function judgedAgainstBase(action: Action, client: Client, config: Config, { pull, trigger }: Subject) {
  const { context } = action;
  filesInside(config.results.paths, context);
  const notebook = new Notebook(null, context);
  const after = await notebook.noteCandidate(resultsIn(config.results.paths, config, context));
  const branch = pull?.baseRef ?? trigger.defaultBranch;
  const baseline = await readBaseline(action, client, config, branch, notebook);
  if ('none' in baseline) {
    throw new RetakeError('RESULTS_NOT_FOUND', `there is nothing to compare with: ${baseline.none}`);
  }
  const compared = await notebook.compare(baseline.noted, after);
  return judgeResults(compared, { manifest: null, receipt: null }, config, context);
}
