import { join } from 'node:path';
import type { Config } from '../config/load.ts';
import type { Manifest } from '../domain/dataset/dataset.ts';
import { countTrainingRows, trainingFiles } from '../domain/dataset/manifest.ts';
import { charactersOf } from '../domain/dataset/row-characters.ts';
import { makePlan, type Plan } from '../domain/training/plan.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import { itemCounts } from '../domain/verdict/item-counts.ts';
import { preflight } from '../domain/verdict/preflight.ts';
import { storedRows } from './stored-rows.ts';
import { trainingBudget, trainingSettings } from './training-settings.ts';

/** What training on a dataset folder will take; `receipts` of earlier runs narrow the range. */
export function planDataset(
  folder: string,
  manifest: Manifest,
  config: Config,
  receipts: Receipt[] = [],
): Plan {
  return makePlan({
    rows: countTrainingRows(manifest),
    characters: trainingFiles(manifest).reduce(
      (sum, { path }) => sum + charactersOfFile(join(folder, path), manifest),
      0,
    ),
    model: config.training.model,
    trainer: config.training.trainer,
    settings: trainingSettings(config),
    budget: trainingBudget(config),
    preflight: preflight(itemCounts(manifest, config.evidence), config.criteria, config.evidence),
    receipts,
  });
}

function charactersOfFile(path: string, { format }: Manifest): number {
  return storedRows(path).reduce((sum, row) => sum + charactersOf(row, format), 0);
}
