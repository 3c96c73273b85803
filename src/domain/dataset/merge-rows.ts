import { promptHash, type Sha256 } from '../benchmark/identity.ts';
import { own } from '../own.ts';
import type { Manifest } from './dataset.ts';
import { categoriesOfFiles } from './file-category.ts';
import { isHeldOut } from './manifest.ts';
import type { TrainingRow } from './training-row.ts';

/** Rows of a dataset's files by path, as in its manifest. */
export type DatasetRows = ReadonlyMap<string, readonly TrainingRow[]>;

/** A dataset as it lies on disk. */
export interface StoredDataset {
  /** For messages: its folder. */
  name: string;
  manifest: Manifest;
  /** By path, as in the manifest. */
  rows: DatasetRows;
}

/** The rows of one question: two where KTO wants one answer and not the other. */
export interface RowGroup {
  isHeldOut: boolean;
  category: string;
  prompt: string;
  promptHash: string;
  /** Rehearsed, not failed. */
  isReplay: boolean;
  rows: TrainingRow[];
}

/** A dataset's rows by question, in the order of its files: in each, failures stand before what is rehearsed. */
export function rowGroups({ manifest, rows }: Omit<StoredDataset, 'name'>, sha256: Sha256): RowGroup[] {
  const categories = categoriesOfFiles(manifest, sha256);
  return manifest.files.flatMap(({ path }) => {
    const category = categories.get(path) ?? path;
    // A preference pair needs a rejected answer: none of them is rehearsed.
    const failures =
      isHeldOut(path) || manifest.format === 'preference'
        ? Number.POSITIVE_INFINITY
        : (own(manifest.categories, category)?.examples ?? 0);
    return groupsOf(rows.get(path) ?? []).map((group, index) => ({
      isHeldOut: isHeldOut(path),
      category,
      isReplay: index >= failures,
      promptHash: promptHash(group.prompt, sha256),
      ...group,
    }));
  });
}

function groupsOf(rows: readonly TrainingRow[]): { prompt: string; rows: TrainingRow[] }[] {
  const groups: { prompt: string; rows: TrainingRow[] }[] = [];
  for (const row of rows) {
    const prompt = promptOfRow(row);
    const last = groups.at(-1);
    if (last?.prompt === prompt) last.rows.push(row);
    else groups.push({ prompt, rows: [row] });
  }
  return groups;
}

/** The question of a row, in whatever format it is. */
export function promptOfRow(row: TrainingRow): string {
  const [first] = Array.isArray(row.messages) ? (row.messages as { content?: unknown }[]) : [];
  const prompt = row.prompt ?? row.instruction ?? first?.content;
  return typeof prompt === 'string' ? prompt : '';
}
