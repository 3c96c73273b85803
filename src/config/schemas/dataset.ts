import * as z from 'zod';
import { DATASET_FORMATS } from '../../domain/dataset/dataset.ts';
import { byCategory } from './by-category.ts';
import { Count, Digest, OutcomeName, Text, WarningEntry } from './primitives.ts';

/** A manifest may be a stranger's: no path in it leads out of its folder. */
const DatasetPath = z.string().regex(/^(held-out\/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$/, {
  error: 'expected a file of the dataset, such as math.jsonl or held-out/math.jsonl',
});
const FileEntry = z.object({
  path: DatasetPath,
  category: z.exactOptional(Text),
  rows: Count,
  sha256: Digest,
});

const CategoryEntry = z.object({
  items: Count,
  outcomes: z.partialRecord(OutcomeName, Count),
  selected: Count,
  audit: z.record(z.enum(['confirmed', 'already-right', 'ambiguous', 'unverifiable']), Count),
  held_out: Count,
  examples: Count,
  replay: Count,
});

/** `retake.dataset/1`: manifest.json of a dataset. */
export const DatasetSchema = z.object({
  schema: z.literal('retake.dataset/1'),
  model: z.object({ id: Text.nullable(), revision: Text.nullable() }),
  format: z.enum(DATASET_FORMATS),
  split: z.object({ holdout: z.number().min(0).max(1), seed: Text }),
  results: z.array(z.object({ path: Text, format: Text, task: Text, items: Count, sha256: Digest })),
  categories: byCategory(CategoryEntry),
  examples: Count,
  targets: z.array(z.object({ source: Text, rows: Count })),
  files: z.array(FileEntry),
  trained_items: z.array(z.object({ identity: Text, prompt_sha256: Digest })),
  digest: Digest,
  merged: z.exactOptional(z.array(z.object({ digest: Digest, kept: Count, dropped: Count }))),
  warnings: z.array(WarningEntry),
});
