import type { Config } from '../config/load.ts';
import { RunAudit } from '../domain/audit/audit-run.ts';
import type { DatasetSummary } from '../domain/dataset/dataset.ts';
import { FileNames } from '../domain/dataset/file-name.ts';
import { makeManifest } from '../domain/dataset/make-manifest.ts';
import type { AnswerNotes } from '../domain/extraction/answer-notes.ts';
import { type ExtractionRule, extractDataset } from '../domain/extraction/extraction.ts';
import { NoteTaking } from '../domain/extraction/note-taking.ts';
import { sha256 } from '../results/hash.ts';
import type { RunReport } from '../results/read.ts';
import { writeFolder } from '../results/write.ts';
import { type Context, stopIfInterrupted } from './context.ts';
import { extractionRule } from './extraction-rule.ts';
import { HeldOutRows } from './held-out-rows.ts';
import { DATASET_FOLDER_KIND, MANIFEST } from './own-folders.ts';
import { goThrough, type Results } from './read-results.ts';
import { TrainingRows } from './training-rows.ts';

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
 * through once to choose, and once more for what was chosen of them.
 */
export async function extractInto(
  folder: string,
  results: Results,
  config: Config,
  context: Context,
): Promise<DatasetSummary> {
  const rule = extractionRule(config);
  const heldOut = new HeldOutRows(folder, rule.derivation);
  const { report, notes } = await note(results, rule, heldOut, context);
  const extraction = extractDataset(notes, rule);
  const training = new TrainingRows(folder, extraction, rule.derivation);
  try {
    for await (const chosen of results.again(report, (row) => extraction.chosen.has(row))) {
      stopIfInterrupted(context);
      for (const { item, row } of chosen) training.add(item, row);
    }
    const names = new FileNames(sha256);
    const files = [...training.writeFiles(names), ...heldOut.writeFiles(extraction.categories.keys(), names)];
    const model = { id: report.model, revision: null };
    const facts = { model, results: report.files, files, warnings: report.warnings };
    const manifest = makeManifest(extraction, rule, facts, sha256);
    training.writeManifest(MANIFEST, manifest);
    return manifest;
  } finally {
    training.end();
  }
}

/**
 * Goes through the results once: what is held out is written, of the rest there are notes to choose from. The report
 * has what the audit remarks among its warnings.
 */
async function note(
  results: Results,
  rule: ExtractionRule,
  heldOut: HeldOutRows,
  context: Context,
): Promise<{ report: RunReport; notes: AnswerNotes }> {
  const { target, seed, replay } = rule.derivation;
  const replaySeed = replay > 0 ? `${seed} replay` : null;
  const { split, mining } = rule;
  const taking = new NoteTaking({ split, target, outcomes: mining.outcomes, replaySeed }, sha256);
  const audit = new RunAudit();
  const report = await goThrough(results, context, (item) => {
    const found = taking.add(item);
    audit.add(item, found);
    if (found.isHeldOut && found.isFirst) heldOut.add(item, found.identity);
  });
  const warnings = [...report.warnings, ...audit.warnings()];
  return { report: { ...report, warnings }, notes: taking.notes };
}
