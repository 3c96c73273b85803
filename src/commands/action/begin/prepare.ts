import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../../../config/load.ts';
import type { ResultFile } from '../../../domain/benchmark/item.ts';
import type { Manifest } from '../../../domain/dataset/dataset.ts';
import { countTrainingRows } from '../../../domain/dataset/manifest.ts';
import type { Plan } from '../../../domain/training/plan.ts';
import type { Client } from '../../../github/client.ts';
import { extractTable } from '../../../report/extract-table.ts';
import { planTable } from '../../../report/plan-table.ts';
import { Notebook } from '../../compare-results.ts';
import type { Context } from '../../context.ts';
import { readManifest } from '../../documents.ts';
import { type Judged, judgeResults } from '../../judge-results.ts';
import type { NotedResults } from '../../noted-results.ts';
import { planDataset } from '../../plan-dataset.ts';
import { resultsIn } from '../../read-results.ts';
import { writeDataset } from '../../write-dataset.ts';
import type { Action } from '../action.ts';
import { readBaseline } from './baseline.ts';
import { filesInside, filesRead } from './inside-workspace.ts';

/** Folders of the artifact. */
export const DATASET_FOLDER = 'dataset';
export const RESULTS_FOLDER = 'results';

/** What the pushed results come to before anything is asked of the GPU side. */
export interface Prepared {
  /** What is uploaded: the dataset, and the results it was made from. */
  root: string;
  /** The dataset's folder in it. */
  folder: string;
  manifest: Manifest;
  rows: number;
  plan: Plan;
  /** Against the merge base; null where that has no results. */
  comparison: Judged | null;
  /** The results are those of the merge base, byte for byte. */
  unchanged: boolean;
}

/** Reads, compares with the merge base, extracts, audits and plans. */
export async function prepare(
  action: Action,
  client: Client,
  config: Config,
  baseBranch: string | null,
): Promise<Prepared> {
  const { context, run } = action;
  const named = filesInside(config.results.paths, context);
  const results = resultsIn(config.results.paths, config, context);
  const notebook = new Notebook(null, context);
  const pushed = await notebook.noteCandidate(results);
  const { files } = pushed.report;
  const baseline = await readBaseline(action, client, config, baseBranch, notebook);
  if ('none' in baseline) context.log(`no comparison with the merge base: ${baseline.none}`);
  const comparison =
    'none' in baseline ? null : await judgedPush(notebook, baseline.noted, pushed, config, context);

  const root = join(run.temp, 'retake', 'start');
  const folder = join(root, DATASET_FOLDER);
  rmSync(root, { recursive: true, force: true });
  copyResults(filesRead(named, files), context.cwd, join(root, RESULTS_FOLDER));
  await writeDataset(results, config, folder, context);
  const manifest = readManifest(folder);
  context.log(extractTable(manifest));
  const plan = planDataset(folder, manifest, config);
  context.log(planTable(plan));
  return {
    root,
    folder,
    manifest,
    rows: countTrainingRows(manifest),
    plan,
    comparison,
    unchanged: !('none' in baseline) && sameFiles(baseline.noted.report.files, files),
  };
}

async function judgedPush(
  notebook: Notebook,
  baseline: NotedResults,
  pushed: NotedResults,
  config: Config,
  context: Context,
): Promise<Judged> {
  const compared = await notebook.compare(baseline, pushed);
  return await judgeResults(compared, { manifest: null, receipt: null }, config, context).told();
}

function sameFiles(a: readonly ResultFile[], b: readonly ResultFile[]): boolean {
  const digests = (files: readonly ResultFile[]) => files.map(({ sha256 }) => sha256).sort();
  return JSON.stringify(digests(a)) === JSON.stringify(digests(b));
}

/** Kept under their own paths, so that the patterns of the configuration find them there too. */
export function copyResults(files: readonly string[], from: string, to: string): void {
  for (const path of files) {
    const target = join(to, relative(from, resolve(from, path)));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(resolve(from, path), target);
  }
}

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
