import { basename, dirname } from 'node:path';
import type { Config } from '../config/load.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { RetakeError } from '../domain/error.ts';
import type { NextStudy } from '../domain/loop/next-loop.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import { writeFolder } from '../results/write.ts';
import type { Context } from './context.ts';
import { readManifest } from './documents.ts';
import { mergeInto } from './merge-stored.ts';
import { DATASET_FOLDER_KIND } from './own-folders.ts';
import { planDataset } from './plan-dataset.ts';
import { resultsIn } from './read-results.ts';
import { extractInto } from './write-dataset.ts';

/** The loop that was judged: what the next one builds upon. */
export interface JudgedLoop {
  /** Folder of its dataset, and that dataset's manifest. */
  dataset: string;
  manifest: Manifest;
  receipt: Receipt;
}

/** The next loop's dataset as it was written. */
export interface StudiedNext {
  study: NextStudy;
  manifest: Manifest;
  /** Its own results. */
  results: Manifest['results'];
}

/**
 * Extracts the failures of the next loop's own results, joins this loop's dataset with them, writes all to `folder`
 * and plans it. Throws RetakeError.
 */
export async function studyNext(
  next: Config,
  judged: JudgedLoop,
  folder: string,
  context: Context,
): Promise<StudiedNext> {
  const source = resultsIn(next.results.paths, next, context);
  // Messages name this loop's dataset as it is called, not by where it happens to lie.
  const home = { ...context, cwd: dirname(judged.dataset) };
  const { fresh, results } = await writeFolder(folder, DATASET_FOLDER_KIND, async (place) => {
    const own = await extractInto(place, source, next, context);
    mergeInto(place, [basename(judged.dataset)], home);
    return { fresh: own.examples, results: own.results };
  });
  const manifest = readManifest(folder);
  // The dataset that was joined comes first, then what had been joined with it before.
  const joined = manifest.merged?.[0]?.kept ?? 0;
  const plan = planDataset(folder, manifest, next, [judged.receipt]);
  return { study: { fresh, joined, examples: manifest.examples, plan }, manifest, results };
}

/** What is known while the next loop has no results: this loop's dataset alone, under the next loop's settings. */
export function leastStudy(next: Config, { dataset, manifest, receipt }: JudgedLoop): NextStudy {
  const plan = planDataset(dataset, manifest, next, [receipt]);
  return {
    fresh: null,
    joined: manifest.trained_items.length,
    examples: manifest.examples,
    // Its items are not the ones that will be measured.
    plan: { ...plan, preflight: [] },
  };
}

/** Whether an error says that there are no results yet, rather than that something is wrong with them. */
export function isMissing(error: unknown): boolean {
  return error instanceof RetakeError && (error.code === 'RESULTS_NOT_FOUND' || error.code === 'USAGE');
}
