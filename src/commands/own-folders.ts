import type { FolderKind } from '../results/folder-kind.ts';

export const MANIFEST = 'manifest.json';

export const DATASET_FOLDER_KIND: FolderKind = {
  mark: MANIFEST,
  schema: 'retake.dataset/1',
  listsFiles: true,
};

/** The settings a loop ran with: they tell that a folder holds a loop, so that the next one may write over it. */
export const LOOP_FOLDER_KIND: FolderKind = {
  mark: 'config.json',
  schema: 'retake.loop/1',
  listsFiles: false,
};
