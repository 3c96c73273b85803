import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Manifest } from '../../domain/dataset/dataset.ts';
import { readManifest } from '../documents.ts';
import { extractInto, writeDataset } from '../write-dataset.ts';
import { configOf, contextOf, type Options, type Results, resultsFor } from './options.ts';

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
  const results = resultsFor(options.results, config, context);
  if (options.out !== undefined) {
    const out = resolve(context.cwd, options.out);
    await writeDataset(results, config, out, context);
    return extractedIn(out);
  }
  const folder = mkdtempSync(join(tmpdir(), 'retake-'));
  try {
    await extractInto(folder, results, config, context);
    return extractedIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function extractedIn(folder: string): Extracted {
  const manifest = readManifest(folder);
  const contents = manifest.files.map(
    ({ path }) => [path, readFileSync(join(folder, path), 'utf8')] as const,
  );
  return { manifest, contents: new Map(contents) };
}
