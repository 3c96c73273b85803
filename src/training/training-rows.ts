import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrainingJob } from './trainer.ts';

/**
 * All training rows of a job as one file in its output folder, for trainers that take a file and not a folder.
 * Resolves to its path and the number of rows.
 */
export function writeTrainingRows(job: Pick<TrainingJob, 'dataset' | 'files' | 'output'>): {
  path: string;
  rows: number;
} {
  const lines = job.files.flatMap((file) =>
    readFileSync(join(job.dataset, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );
  const path = join(job.output, 'train.jsonl');
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return { path, rows: lines.length };
}
