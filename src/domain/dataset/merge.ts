import { promptHash, type Sha256 } from '../benchmark/identity.ts';
import type { Manifest } from './dataset.ts';
import { FileNames } from './file-name.ts';
import { type DatasetFile, digestOf, HELD_OUT } from './manifest.ts';
import { otherModels, requireApart, requireFormat } from './merge-checks.ts';
import { sumCategories, sumTargets } from './merge-counts.ts';
import { type RowGroup, rowGroups, type StoredDataset } from './merge-rows.ts';
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
  const seen = new Set<string>();
  const parts = all.map((dataset) => keepNew(dataset, seen, sha256));
  const joined = joinRows(parts, new FileNames(sha256));
  const files = joined.map((file) => fileOf(file, sha256));
  const categories = sumCategories(parts);
  const manifest: Manifest = {
    ...newest.manifest,
    results: unique(
      all.flatMap(({ manifest }) => manifest.results),
      ({ path, sha256 }) => `${path}\0${sha256}`,
    ),
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

function provenanceOf([newest, ...earlier]: readonly Part[]): NonNullable<Manifest['merged']> {
  const joined = earlier.flatMap(({ manifest, kept, dropped }) => [
    { digest: manifest.digest, kept, dropped },
    ...(manifest.merged ?? []),
  ]);
  return [...(newest?.manifest.merged ?? []), ...joined];
}

/** What is left of a dataset beside the newer ones. */
interface Part {
  manifest: Manifest;
  training: RowGroup[];
  heldOut: RowGroup[];
  trainedItems: Manifest['trained_items'];
  kept: number;
  dropped: number;
}

function keepNew(dataset: StoredDataset, seen: Set<string>, sha256: Sha256): Part {
  const { manifest } = dataset;
  const isNew = ({ identity, prompt_sha256 }: Manifest['trained_items'][number]) =>
    !seen.has(identity) && !seen.has(prompt_sha256);
  const trainedItems = manifest.trained_items.filter(isNew);
  const prompts = new Set(trainedItems.map(({ prompt_sha256 }) => prompt_sha256));
  const groups = rowGroups(dataset, sha256);
  const training = groups.filter(
    ({ isHeldOut, prompt }) => !isHeldOut && prompts.has(promptHash(prompt, sha256)),
  );
  for (const { identity, prompt_sha256 } of manifest.trained_items) seen.add(identity).add(prompt_sha256);
  return {
    manifest,
    training,
    heldOut: groups.filter(({ isHeldOut }) => isHeldOut),
    trainedItems,
    kept: trainedItems.length,
    dropped: manifest.trained_items.length - trainedItems.length,
  };
}

interface JoinedFile {
  path: string;
  category: string;
  rows: TrainingRow[];
}

/** Failures of all datasets first, then the rows that are only rehearsed, as in a dataset that was extracted. */
function joinRows(parts: readonly Part[], names: FileNames): JoinedFile[] {
  const training = parts.flatMap((part) => part.training);
  const heldOut = unique(
    parts.flatMap((part) => part.heldOut),
    ({ category, prompt }) => `${category}\0${prompt}`,
  );
  const ordered = [
    ...training.filter(({ isReplay }) => !isReplay),
    ...training.filter(({ isReplay }) => isReplay),
    ...heldOut,
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

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].reverse();
}
