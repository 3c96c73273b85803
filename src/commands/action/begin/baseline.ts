import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../../../config/load.ts';
import { RetakeError } from '../../../domain/error.ts';
import { openCheckout } from '../../../github/checkout.ts';
import type { Client } from '../../../github/client.ts';
import { mergeBaseByApi } from '../../../github/pulls.ts';
import type { Notebook } from '../../compare-results.ts';
import type { NotedResults } from '../../noted-results.ts';
import { resultsIn } from '../../read-results.ts';
import type { Action } from '../action.ts';

/** The results as they were where this branch began; or why there are none, for the log. */
export type Baseline = { noted: NotedResults; commit: string } | { none: string };

/**
 * Notes the results of the merge base, which are read out of git. The base branch's present tip is no baseline: it may have moved on.
 * `branch`: what the commit is to be merged into.
 */
export async function readBaseline(
  action: Action,
  client: Client,
  config: Config,
  branch: string | null,
  notebook: Notebook,
): Promise<Baseline> {
  if (config.results.baseline === 'none') return { none: 'results.baseline is none' };
  if (branch === null) return { none: 'there is no branch to compare with' };
  const { context, trigger, run } = action;
  const checkout = openCheckout(context.cwd);
  const base =
    checkout.mergeBase(trigger.commit, branch) ?? (await mergeBaseByApi(client, branch, trigger.commit));
  if (base === null) return { none: `the commit has no merge base with ${branch}` };
  if (!checkout.has(base)) {
    const why = checkout.isShallow()
      ? 'the checkout is shallow and does not hold'
      : 'the checkout does not hold';
    return { none: `${why} the merge base ${base.slice(0, 7)}: set fetch-depth: 0 on actions/checkout` };
  }
  const folder = join(run.temp, 'retake', 'baseline');
  for (const path of checkout
    .files(base, '')
    .filter((file) => config.results.paths.some((spec) => mayName(spec, file)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), checkout.read(base, path));
  }
  try {
    const results = resultsIn(config.results.paths, config, { ...context, cwd: folder });
    return { noted: await notebook.noteBaseline(results), commit: base };
  } catch (error) {
    if (!(error instanceof RetakeError)) throw error;
    return { none: `the merge base ${base.slice(0, 7)} has no results to compare with: ${error.message}` };
  }
}

/** Whether a file lies in the folder that a path or pattern begins with; which of them match is for the reader. */
function mayName(spec: string, file: string): boolean {
  const plain = spec.replace(/^\.\//, '').split(/[*?[{#]/)[0] ?? '';
  const folder = plain.slice(0, plain.lastIndexOf('/') + 1);
  return file.startsWith(folder);
}
