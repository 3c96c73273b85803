import type { Config } from '../config/load.ts';
import { RunAudit } from '../domain/audit/audit-run.ts';
import type { DatasetSummary } from '../domain/dataset/dataset.ts';
import { makeManifest } from '../domain/dataset/manifest.ts';
import { AnswerNotes } from '../domain/extraction/answer-notes.ts';
import { type Extraction, type ExtractionRule, extractDataset } from '../domain/extraction/extraction.ts';
import { sha256 } from '../results/hash.ts';
import type { RunReport } from '../results/read.ts';
import { writeFolder } from '../results/write.ts';
import { type Context, stopIfInterrupted } from './context.ts';
import { DatasetRows } from './dataset-rows.ts';
import { extractionRule } from './extraction-rule.ts';
import { DATASET_FOLDER_KIND, MANIFEST } from './own-folders.ts';
import { goThrough, type Results } from './read-results.ts';

/** Extracts a run's failures and writes them as a dataset folder, whole or not at all. */
export async function writeDataset(
  results: Results,
  config: Config,
  out: string,
  context: Context,
): Promise<DatasetSummary> {
  return await writeFolder(out, DATASET_FOLDER_KIND, (folder) =>
    extractInto(folder, results, config, context),
  );
}

/**
 * Fills an empty folder with the dataset of a run's failures. The results are never held in memory: they are gone
 * through once to choose, and once more for what was chosen.
 */
export async function extractInto(
  folder: string,
  results: Results,
  config: Config,
  context: Context,
): Promise<DatasetSummary> {
  const rule = extractionRule(config);
  const { report, extraction } = await choose(results, rule, context);
  const rows = new DatasetRows(folder, extraction, rule.derivation);
  try {
    for await (const chosen of results.again(report, (row) => extraction.chosen.has(row))) {
      stopIfInterrupted(context);
      for (const { item, row } of chosen) rows.add(item, row);
    }
    const model = { id: report.model, revision: null };
    const facts = { model, results: report.files, files: rows.writeFiles(), warnings: report.warnings };
    const manifest = makeManifest(extraction, rule, facts, sha256);
    rows.writeManifest(MANIFEST, manifest);
    return manifest;
  } finally {
    rows.end();
  }
}

/** What the first time through gives: notes to choose from, and what the audit remarks. */
async function takeNotes(
  results: Results,
  rule: ExtractionRule,
  context: Context,
): Promise<{ report: RunReport; notes: AnswerNotes }> {
  const { target, seed } = rule.derivation;
  const notes = new AnswerNotes({ split: rule.split, target, replaySeed: `${seed} replay` }, sha256);
  const audit = new RunAudit();
  const report = await goThrough(results, context, (item) => audit.add(item, notes.add(item)));
  return { report: { ...report, warnings: [...report.warnings, ...audit.warnings()] }, notes };
}

async function choose(
  results: Results,
  rule: ExtractionRule,
  context: Context,
): Promise<{ report: RunReport; extraction: Extraction }> {
  const { report, notes } = await takeNotes(results, rule, context);
  return { report, extraction: extractDataset(notes, rule) };
}
