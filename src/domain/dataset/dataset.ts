import type { Outcome, Warning } from '../benchmark/item.ts';

export const DATASET_FORMATS = ['prompt-completion', 'messages', 'alpaca', 'preference', 'kto'] as const;
export type DatasetFormat = (typeof DATASET_FORMATS)[number];

export type AuditResult = 'confirmed' | 'already-right' | 'ambiguous' | 'unverifiable';

export interface CategoryCounts {
  /** All items, both sides of the split. */
  items: number;
  outcomes: Partial<Record<Outcome, number>>;
  /** Mined failures of the training side; the audit sums to it. */
  selected: number;
  audit: Record<AuditResult, number>;
  held_out: number;
  /** Failures left to train on, replay apart. */
  examples: number;
  replay: number;
}

/** `retake.dataset/1`: the manifest beside the rows. Keys are public. */
export interface Manifest {
  schema: 'retake.dataset/1';
  /** Who made these mistakes. */
  model: { id: string | null; revision: string | null };
  format: DatasetFormat;
  split: { holdout: number; seed: string };
  results: { path: string; format: string; task: string; items: number; sha256: string }[];
  categories: Record<string, CategoryCounts>;
  /** Failures to train on, replay apart, over all categories. */
  examples: number;
  /** Whose answers the training targets are; of a merged dataset, before doubles were dropped. */
  targets: { source: string; rows: number }[];
  /** Early datasets do not say which category a file is of; its name tells. */
  files: { path: string; category?: string; rows: number; sha256: string }[];
  trained_items: { identity: string; prompt_sha256: string }[];
  /** sha256 over the training files' digests: names this dataset. */
  digest: string;
  /** Earlier datasets that were joined with it: questions kept of each, and those that a newer one has, too. */
  merged?: { digest: string; kept: number; dropped: number }[];
  warnings: Warning[];
}

/** All of a manifest but the list of what was trained on, which can be long. */
export type DatasetSummary = Omit<Manifest, 'trained_items'>;
