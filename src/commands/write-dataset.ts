import type { Config } from '../config/load.ts';
import { auditRun } from '../domain/audit-run.ts';
import type { Manifest } from '../domain/dataset.ts';
import { type ExtractedCategory, extractDataset } from '../domain/extraction.ts';
import { fileNameOf } from '../domain/file-name.ts';
import type { BenchmarkRun } from '../domain/item.ts';
import { type DatasetFile, makeManifest } from '../domain/manifest.ts';
import { rowsOf, type TrainingExample } from '../domain/training-row.ts';
import { sha256 } from '../results/hash.ts';
import { jsonLines, writeFolder } from '../results/write.ts';
import { extractionRule } from './extraction-rule.ts';

export const MANIFEST = 'manifest.json';

/** Extracts a run's failures and writes them as a dataset folder, whole or not at all. */
export function writeDataset(run: BenchmarkRun, config: Config, out: string): Manifest {
  const dataset = makeDataset(run, config);
  writeDatasetFolder(dataset, out);
  return dataset.manifest;
}

/** A dataset that is not written yet: its files by path. */
export interface DatasetContents {
  manifest: Manifest;
  contents: ReadonlyMap<string, string>;
}

export function writeDatasetFolder({ manifest, contents }: DatasetContents, out: string): void {
  writeFolder(out, MANIFEST, [...contents, [MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`]]);
}

/** Extracts a run's failures. */
export function makeDataset(run: BenchmarkRun, config: Config): DatasetContents {
  const rule = extractionRule(config);
  const extraction = extractDataset(run.items, rule, sha256);
  const training = filesOf(extraction.categories, '', ({ training }) => training, config);
  const heldOut = filesOf(extraction.categories, 'held-out/', ({ heldOut }) => heldOut, config);
  const manifest = makeManifest(
    extraction,
    rule,
    {
      model: { id: run.model, revision: null },
      results: run.files,
      training: training.map(({ file }) => file),
      heldOut: heldOut.map(({ file }) => file),
      warnings: [...run.warnings, ...auditRun(run.items)],
    },
    sha256,
  );
  const files = [...training, ...heldOut].map(({ file, content }) => [file.path, content] as const);
  return { manifest, contents: new Map(files) };
}

function filesOf(
  categories: Map<string, ExtractedCategory>,
  folder: string,
  examplesOf: (category: ExtractedCategory) => TrainingExample[],
  { dataset }: Config,
): { file: DatasetFile; content: string }[] {
  return [...categories].flatMap(([name, category]) => {
    const rows = examplesOf(category).flatMap((example) => rowsOf(example, dataset.format));
    if (rows.length === 0) return [];
    const content = jsonLines(rows);
    const path = `${folder}${fileNameOf(name, sha256)}.jsonl`;
    return [{ file: { path, rows: rows.length, sha256: sha256(content) }, content }];
  });
}
