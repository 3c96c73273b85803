import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchmarkItem } from '../../../domain/benchmark/item.ts';
import { type LoopItems, storyOf } from '../../../domain/comparison/item-story.ts';
import { nameItem } from '../../../domain/comparison/named-item.ts';
import { datasetArtifact } from '../../../domain/training/request-id.ts';
import { artifactsOfRun, downloadArtifact } from '../../../github/artifacts.ts';
import { answerTo, LONGEST_ANSWER } from '../../../report/command-answers.ts';
import { itemStory } from '../../../report/item-story.ts';
import { code } from '../../../report/markdown.ts';
import { sha256 } from '../../../results/hash.ts';
import { readManifest } from '../../documents.ts';
import { readAll, readResults } from '../../read-results.ts';
import { DATASET_FOLDER, RESULTS_FOLDER } from '../begin/prepare.ts';
import { leftBehind } from '../end/conclude-run.ts';
import { readEvidence, readPackage } from '../end/results-package.ts';
import { keptTrainingOf } from '../end/training-of.ts';
import { keptResults } from '../kept-results.ts';
import type { LoopRun } from '../loop-run.ts';
import { orWarn } from '../or-warn.ts';
import type { Reply } from './reply.ts';

/** `/retake why ITEM`: one question of this commit's results, from what the jobs of its loop have left. */
export async function explainItem(loopRun: LoopRun | null, item: string): Promise<Reply> {
  const kept = loopRun === null ? null : await keptItems(loopRun);
  if (loopRun === null || kept === null) {
    return no('Nothing is kept of the results of this commit: they are from when a training is asked for.');
  }
  const named = nameItem(item, [...kept.pushed, ...kept.before, ...kept.after], sha256);
  if ('candidates' in named) return no(ambiguous(named.candidates));
  const story = storyOf(named.identity, kept, sha256);
  if (story === null) return no(ambiguous([]));
  const by = loopRun.action.run.triggeringActor;
  const used = Buffer.byteLength(answerTo({ verb: 'why', item }, by, ''));
  return { done: true, markdown: itemStory(story, loopRun.config.report.answers, LONGEST_ANSWER - used) };
}

function ambiguous(candidates: string[]): string {
  if (candidates.length === 0) return 'No item is called so, and none begins so.';
  return `It may be ${candidates.map((one) => code(one, { max: 80 })).join(', ')} or others: say more of its id.`;
}

function no(markdown: string): Reply {
  return { done: false, markdown };
}

/**
 * What was pushed, and what was answered before and after, as far as it is still there; null where nothing is. One part
 * that cannot be had does not take the other away.
 */
async function keptItems(loopRun: LoopRun): Promise<LoopItems | null> {
  const pushed = await orWarn(loopRun.action, () => pushedItems(loopRun));
  const judged = await orWarn(loopRun.action, () => judgedItems(loopRun));
  if (pushed === null && judged === null) return null;
  return {
    pushed: pushed?.items ?? [],
    before: judged?.before ?? [],
    after: judged?.after ?? [],
    manifest: judged?.manifest ?? pushed?.manifest ?? null,
  };
}

/** The start's artifact: the results as they were pushed, and the dataset that was made of them. */
async function pushedItems(loopRun: LoopRun) {
  const { client, key, loop, config, action } = loopRun;
  const name = `${datasetArtifact(loop)}-${key.attempt}`;
  const [artifact] = await artifactsOfRun(client, key.run, name);
  if (artifact === undefined || artifact.name !== name || artifact.expired) return null;
  const folder = newFolder(loopRun);
  await downloadArtifact(client, artifact, folder);
  const manifest = readManifest(join(folder, DATASET_FOLDER));
  const context = { ...action.context, cwd: join(folder, RESULTS_FOLDER) };
  const { paths, format } = keptResults(manifest, config.results, context.cwd);
  const own = { ...config, results: { ...config.results, format } };
  const items: BenchmarkItem[] = (await readResults(paths, own, context)).items;
  return { items, manifest };
}

/** What the training left, verified as for the verdict. */
async function judgedItems(loopRun: LoopRun) {
  const { action, client, config, request } = loopRun;
  const run = await keptTrainingOf(loopRun);
  const artifact = run === null ? null : await leftBehind(loopRun, run.id);
  if (artifact === null || artifact === 'expired') return null;
  const folder = newFolder(loopRun);
  await downloadArtifact(client, artifact, folder);
  const left = readPackage(folder);
  if (left.failure !== null || left.request.request_id !== request) return null;
  const { context } = action;
  const { manifest, before, after } = await readEvidence(folder, left, left.request, config, context);
  const { items } = await readAll(before, context);
  return { manifest, before: items, after: (await readAll(after, context)).items };
}

function newFolder({ action }: LoopRun): string {
  return mkdtempSync(join(action.run.temp, 'retake-why-'));
}
