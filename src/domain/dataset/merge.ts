import type { Sha256 } from '../benchmark/identity.ts';
import type { Manifest } from './dataset.ts';
import { FileNames } from './file-name.ts';
import { type DatasetFile, digestOf, HELD_OUT } from './manifest.ts';
import { otherModels, requireApart, requireFormat } from './merge-checks.ts';
import { sumCategories, sumTargets } from './merge-counts.ts';
import { type MergePart, mergeParts } from './merge-parts.ts';
import type { StoredDataset } from './merge-rows.ts';
import type { TrainingRow } from './training-row.ts';

/** A merged dataset: what is to be written. */
export interface MergedDataset {
  manifest: Manifest;
  contents: Map<string, string>;
}

/**
 * Joins a new dataset with earlier ones. A question that is in several stays as the newest has it; where each row
 * came from is kept in the manifest. Throws RetakeError DATASET_INVALID where their rows are of different formats,
 * or where one trains on what another holds out for measuring.
 */
export function mergeDatasets(
  newest: StoredDataset,
  earlier: readonly StoredDataset[],
  sha256: Sha256,
): MergedDataset {
  const all = [newest, ...earlier];
  for (const dataset of earlier) requireFormat(newest, dataset);
  requireApart(all, sha256);
  const parts = mergeParts(all, sha256);
  const joined = joinRows(parts, new FileNames(sha256));
  const files = joined.map((file) => fileOf(file, sha256));
  const categories = sumCategories(parts);
  const manifest: Manifest = {
    ...newest.manifest,
    results: resultsOf(all),
    categories,
    examples: Object.values(categories).reduce((sum, { examples }) => sum + examples, 0),
    // Of the rows before doubles were dropped: whose answer a row holds is not written in it.
    targets: sumTargets(
      all.flatMap(({ manifest }) => manifest.targets.map(({ source, rows }) => [source, rows] as const)),
    ),
    files,
    trained_items: parts.flatMap(({ trainedItems }) => trainedItems),
    digest: digestOf({ files }, sha256),
    merged: provenanceOf(parts),
    warnings: [...newest.manifest.warnings, ...otherModels(newest, earlier)],
  };
  return { manifest, contents: new Map(joined.map(({ path, rows }) => [path, textOf(rows)])) };
}

function provenanceOf([newest, ...earlier]: readonly MergePart[]): NonNullable<Manifest['merged']> {
  const joined = earlier.flatMap(({ manifest, kept, dropped }) => [
    { digest: manifest.digest, kept, dropped },
    ...(manifest.merged ?? []),
  ]);
  return [...(newest?.manifest.merged ?? []), ...joined];
}

/** Each file once, those of the newest dataset first. */
function resultsOf(all: readonly StoredDataset[]): Manifest['results'] {
  const files = new Map<string, Manifest['results'][number]>();
  for (const file of all.flatMap(({ manifest }) => manifest.results)) {
    const key = `${file.path}\0${file.sha256}`;
    if (!files.has(key)) files.set(key, file);
  }
  return [...files.values()];
}

interface JoinedFile {
  path: string;
  category: string;
  rows: TrainingRow[];
}

/** Failures of all datasets first, then the rows that are only rehearsed, as in a dataset that was extracted. */
function joinRows(parts: readonly MergePart[], names: FileNames): JoinedFile[] {
  const training = parts.flatMap((part) => part.training);
  const ordered = [
    ...training.filter(({ isReplay }) => !isReplay),
    ...training.filter(({ isReplay }) => isReplay),
    ...parts.flatMap(({ heldOut }) => heldOut),
  ];
  const files = new Map<string, JoinedFile>();
  for (const { isHeldOut, category, rows } of ordered) {
    const path = `${isHeldOut ? HELD_OUT : ''}${names.of(category)}.jsonl`;
    const file = files.get(path);
    if (file === undefined) files.set(path, { path, category, rows: [...rows] });
    else file.rows.push(...rows);
  }
  return [...files.values()];
}

function fileOf({ path, category, rows }: JoinedFile, sha256: Sha256): DatasetFile {
  return { path, category, rows: rows.length, sha256: sha256(textOf(rows)) };
}

function textOf(rows: readonly TrainingRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
