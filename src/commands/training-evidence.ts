import { join, resolve } from 'node:path';
import type { Manifest } from '../domain/dataset/dataset.ts';
import type { Receipt } from '../domain/training/receipt.ts';
import { checkOwnReceipt } from './check-receipt.ts';
import type { Context } from './context.ts';
import { checkDataset, readManifest, readReceipt } from './documents.ts';
import { MANIFEST } from './own-folders.ts';

/** What is known of the training besides the two runs. */
export interface TrainingEvidence {
  manifest: Manifest | null;
  receipt: Receipt | null;
}

/** Reads a dataset's folder and a receipt where they are named. Throws RetakeError where one is not what it says, or they do not belong together. */
export function readEvidence(
  dataset: string | null,
  receipt: string | null,
  { cwd }: Context,
): TrainingEvidence {
  const folder = dataset === null ? null : resolve(cwd, dataset);
  const manifest = folder === null ? null : readManifest(folder);
  if (folder !== null && manifest !== null) checkDataset(folder, manifest);
  const proof = receipt === null ? null : readReceipt(resolve(cwd, receipt), 'USAGE');
  if (proof !== null) checkOwnReceipt(proof, manifest);
  return { manifest, receipt: proof };
}

/** What evidence lies in: the manifest with the files it names, and the receipt. */
export function evidenceFiles(
  dataset: string | null,
  receipt: string | null,
  { manifest }: TrainingEvidence,
): string[] {
  const held = manifest === null ? [] : [MANIFEST, ...manifest.files.map(({ path }) => path)];
  return [...held.map((path) => join(dataset ?? '', path)), ...(receipt === null ? [] : [receipt])];
}
