import { resolve } from 'node:path';
import type { Manifest } from '../../domain/dataset.ts';
import { makeDataset, writeDatasetFolder } from '../write-dataset.ts';
import { configOf, contextOf, type Options, type Results, runOf } from './options.ts';

export interface ExtractOptions extends Options {
  results: Results;
  /** Folder to write the dataset to, whole or not at all; an earlier dataset there is replaced. If left out nothing is written. */
  out?: string;
}

export interface Extracted {
  /** `retake.dataset/1`: what is in it, where it came from, what the audit found. */
  manifest: Manifest;
  /** The files by their path in the dataset: JSON Lines, `held-out/` apart. */
  contents: ReadonlyMap<string, string>;
}

/** What the model really got wrong, audited, as a training set with a held-out side: `retake extract`. Throws RetakeError. */
export async function extract(options: ExtractOptions): Promise<Extracted> {
  const context = contextOf(options);
  const config = configOf(options, context);
  const dataset = makeDataset(await runOf(options.results, config, context), config);
  if (options.out !== undefined) writeDatasetFolder(dataset, resolve(context.cwd, options.out));
  return dataset;
}
