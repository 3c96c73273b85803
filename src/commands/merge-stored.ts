import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatasetSummary, Manifest } from '../domain/dataset/dataset.ts';
import { trainingFiles } from '../domain/dataset/manifest.ts';
import { mergeDatasets } from '../domain/dataset/merge.ts';
import { promptOfRow, type StoredDataset } from '../domain/dataset/merge-rows.ts';
import { sha256 } from '../results/hash.ts';
import { writeJson, writeWhole } from '../results/write.ts';
import type { Context } from './context.ts';
import { checkDataset, readManifest } from './documents.ts';
import { MANIFEST } from './own-folders.ts';
import { storedRows } from './stored-rows.ts';

/** Joins the dataset in a folder with earlier ones, and puts the whole in its place. Throws RetakeError DATASET_INVALID. */
export function mergeInto(folder: string, earlier: readonly string[], { cwd }: Context): DatasetSummary {
  const newest = readDataset('the new dataset', folder);
  const { manifest, contents } = mergeDatasets(
    newest,
    earlier.map((name) => readDataset(name, resolve(cwd, name))),
    sha256,
  );
  for (const { path } of newest.manifest.files) rmSync(join(folder, path));
  for (const [path, content] of contents) writeWhole(join(folder, path), content);
  writeJson(join(folder, MANIFEST), manifest);
  return manifest;
}

/** The questions of all training rows of the dataset in a folder. */
export function* trainedPrompts(folder: string, dataset: Pick<Manifest, 'files'>): Generator<string> {
  for (const { path } of trainingFiles(dataset)) {
    for (const row of storedRows(join(folder, path))) yield promptOfRow(row);
  }
}

function readDataset(name: string, folder: string): StoredDataset {
  const manifest = readManifest(folder);
  checkDataset(folder, manifest);
  const rows = manifest.files.map(({ path }) => [path, storedRows(join(folder, path))] as const);
  return { name, manifest, rows: new Map(rows) };
}
