import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { trainingFiles } from '../domain/manifest.ts';
import { mergeDatasets } from '../domain/merge.ts';
import { promptOfRow, type StoredDataset } from '../domain/merge-rows.ts';
import type { TrainingRow } from '../domain/training-row.ts';
import { sha256 } from '../results/hash.ts';
import type { Context } from './context.ts';
import { checkDataset, readManifest } from './documents.ts';
import type { DatasetContents } from './write-dataset.ts';

/** Joins a dataset with earlier ones that lie in folders. Throws RetakeError DATASET_INVALID. */
export function mergeStored(
  fresh: DatasetContents,
  folders: readonly string[],
  { cwd }: Context,
): DatasetContents {
  const newest = { name: 'the new dataset', manifest: fresh.manifest, rows: rowsByPath(fresh.contents) };
  return mergeDatasets(
    newest,
    folders.map((folder) => readDataset(folder, cwd)),
    sha256,
  );
}

/** The questions of all training rows. */
export function* trainedPrompts({ manifest, contents }: DatasetContents): Generator<string> {
  for (const { path } of trainingFiles(manifest)) {
    for (const row of rowsOf(contents.get(path) ?? '')) yield promptOfRow(row);
  }
}

function readDataset(name: string, cwd: string): StoredDataset {
  const folder = resolve(cwd, name);
  const manifest = readManifest(folder);
  checkDataset(folder, manifest);
  const contents = manifest.files.map(
    ({ path }) => [path, readFileSync(join(folder, path), 'utf8')] as const,
  );
  return { name, manifest, rows: rowsByPath(new Map(contents)) };
}

function rowsByPath(contents: ReadonlyMap<string, string>): Map<string, TrainingRow[]> {
  return new Map([...contents].map(([path, content]) => [path, rowsOf(content)]));
}

function rowsOf(content: string): TrainingRow[] {
  return content
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TrainingRow);
}
