import { readFileSync } from 'node:fs';
import type { TrainingRow } from '../domain/dataset/training-row.ts';

/** The rows of a dataset's file. */
export function storedRows(path: string): TrainingRow[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TrainingRow);
}
