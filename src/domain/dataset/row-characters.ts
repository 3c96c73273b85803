import type { DatasetFormat } from './dataset.ts';
import type { TrainingRow } from './training-row.ts';

/** Length of what a row teaches and of what it is asked with; provenance columns are not trained on. */
export function charactersOf(row: TrainingRow, format: DatasetFormat): number {
  const parts = format === 'alpaca' ? [row.instruction, row.input, row.output] : Object.values(row);
  return parts.reduce<number>((sum, part) => sum + textLength(part), 0);
}

function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value))
    return value.reduce<number>(
      (sum, message: { content?: unknown }) => sum + textLength(message.content),
      0,
    );
  return 0;
}
