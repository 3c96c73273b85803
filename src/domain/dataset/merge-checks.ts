import type { Sha256 } from '../benchmark/identity.ts';
import type { Warning } from '../benchmark/item.ts';
import { RetakeError } from '../error.ts';
import { oneLine } from '../one-line.ts';
import { rowGroups, type StoredDataset } from './merge-rows.ts';

/** Throws RetakeError DATASET_INVALID where the rows are of different formats. */
export function requireFormat(newest: StoredDataset, other: StoredDataset): void {
  if (newest.manifest.format === other.manifest.format) return;
  const message = `${other.name} is of the format ${other.manifest.format}, the new dataset of ${newest.manifest.format}`;
  throw new RetakeError('DATASET_INVALID', message, { hint: 'Extract both with one dataset.format.' });
}

/** Throws RetakeError DATASET_INVALID where one trains on what another holds out for measuring. */
export function requireApart(all: readonly StoredDataset[], sha256: Sha256): void {
  for (const measuring of all) {
    const heldOut = rowGroups(measuring, sha256).filter(({ isHeldOut }) => isHeldOut);
    const prompts = new Map(heldOut.map(({ prompt, promptHash }) => [promptHash, prompt]));
    for (const training of all) {
      const both = training.manifest.trained_items.find(({ prompt_sha256 }) => prompts.has(prompt_sha256));
      if (both === undefined) continue;
      const prompt = oneLine(prompts.get(both.prompt_sha256) ?? '');
      const message = `${training.name} trains on ${oneLine(both.identity)} ("${prompt}"), which ${measuring.name} holds out for measuring`;
      throw new RetakeError('DATASET_INVALID', message, {
        hint: 'Extract both with one split.seed and split.holdout.',
      });
    }
  }
}

export function otherModels(newest: StoredDataset, earlier: readonly StoredDataset[]): Warning[] {
  const { id } = newest.manifest.model;
  const others = earlier.filter(
    ({ manifest }) => id !== null && manifest.model.id !== null && manifest.model.id !== id,
  );
  return others.map(({ name, manifest }) => ({
    code: 'merged-model',
    category: null,
    count: manifest.trained_items.length,
    message: `${name} holds the mistakes of ${oneLine(manifest.model.id ?? '')}, not of ${oneLine(id ?? '')}`,
  }));
}
