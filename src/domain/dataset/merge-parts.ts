import type { Sha256 } from '../benchmark/identity.ts';
import type { Manifest } from './dataset.ts';
import { type RowGroup, rowGroups, type StoredDataset } from './merge-rows.ts';

/** What is left of a dataset beside the newer ones. */
export interface MergePart {
  manifest: Manifest;
  training: RowGroup[];
  trainedItems: Manifest['trained_items'];
  /** Questions that it trains on: kept, and those that a newer dataset trains on, too. */
  kept: number;
  dropped: number;
  heldOut: RowGroup[];
  /** What it holds out and a newer dataset does, too. */
  heldOutAlready: RowGroup[];
}

/** Each dataset without what one before it has, the newest first: a question stays as the newest has it. */
export function mergeParts(all: readonly StoredDataset[], sha256: Sha256): MergePart[] {
  const trained = new Set<string>();
  const heldOut = new Set<string>();
  return all.map((dataset) => {
    const groups = rowGroups(dataset, sha256);
    const part = { ...trainedPart(dataset.manifest, groups, trained), ...heldOutPart(groups, heldOut) };
    for (const item of dataset.manifest.trained_items) trained.add(item.identity).add(item.prompt_sha256);
    for (const group of part.heldOut) heldOut.add(heldOutKey(group));
    return { manifest: dataset.manifest, ...part };
  });
}

function trainedPart(
  { trained_items: all }: Manifest,
  groups: readonly RowGroup[],
  seen: ReadonlySet<string>,
) {
  const trainedItems = all.filter(
    ({ identity, prompt_sha256 }) => !seen.has(identity) && !seen.has(prompt_sha256),
  );
  const prompts = new Set(trainedItems.map(({ prompt_sha256 }) => prompt_sha256));
  return {
    trainedItems,
    training: groups.filter(({ isHeldOut, promptHash }) => !isHeldOut && prompts.has(promptHash)),
    kept: trainedItems.length,
    dropped: all.length - trainedItems.length,
  };
}

function heldOutPart(groups: readonly RowGroup[], seen: ReadonlySet<string>) {
  const all = groups.filter(({ isHeldOut }) => isHeldOut);
  const isSeen = (group: RowGroup) => seen.has(heldOutKey(group));
  return { heldOut: all.filter((group) => !isSeen(group)), heldOutAlready: all.filter(isSeen) };
}

function heldOutKey({ category, promptHash }: RowGroup): string {
  return `${category}\0${promptHash}`;
}
