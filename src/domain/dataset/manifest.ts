import type { Sha256 } from '../benchmark/identity.ts';
import type { Manifest } from './dataset.ts';

export interface DatasetFile {
  /** Relative to the dataset's folder, forward slashes. */
  path: string;
  /** The category as the results name it; not every name can be a file's. The first datasets lack it. */
  category?: string;
  rows: number;
  sha256: string;
}

/** Names a dataset by what is trained on: any other byte in any training file gives another digest. */
export function digestOf(manifest: Pick<Manifest, 'files'>, sha256: Sha256): string {
  const lines = trainingFiles(manifest)
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .toSorted();
  return sha256(lines.join(''));
}

export const HELD_OUT = 'held-out/';

/** Whether a file of a dataset is kept for measuring. */
export function isHeldOut(path: string): boolean {
  return path.startsWith(HELD_OUT);
}

/** The files of a dataset that are trained on. */
export function trainingFiles({ files }: Pick<Manifest, 'files'>): DatasetFile[] {
  return files.filter(({ path }) => !isHeldOut(path));
}

/** How many rows are trained on. */
export function countTrainingRows(manifest: Pick<Manifest, 'files'>): number {
  return trainingFiles(manifest).reduce((sum, { rows }) => sum + rows, 0);
}
