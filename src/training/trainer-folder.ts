import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the Python trainer lies: beside `dist` and `src`. */
export function trainerFolder(from = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'trainer');
    if (existsSync(join(found, 'retake_trainer'))) return found;
    if (folder === dirname(folder)) throw new Error(`no trainer/ above ${from}`);
  }
}
