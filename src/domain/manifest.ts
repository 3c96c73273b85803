import type { Manifest } from './dataset.ts';
import type { Extraction, ExtractionRule } from './extraction.ts';
import { groupBy } from './group-by.ts';
import type { Sha256 } from './identity.ts';
import { promptHash } from './identity.ts';
import type { ResultFile, Warning } from './item.ts';

export interface DatasetFile {
  /** Relative to the dataset's folder, forward slashes. */
  path: string;
  rows: number;
  sha256: string;
}

/** The manifest of a dataset whose files are written: what it holds, where that came from, and its digest. */
export function makeManifest(
  extraction: Extraction,
  rule: ExtractionRule,
  facts: {
    model: Manifest['model'];
    results: ResultFile[];
    training: DatasetFile[];
    heldOut: DatasetFile[];
    warnings: Warning[];
  },
  sha256: Sha256,
): Manifest {
  const trained = [...extraction.categories.values()].flatMap(({ training }) => training);
  const counts = [...extraction.categories].map(([category, value]) => [category, value.counts] as const);
  return {
    schema: 'retake.dataset/1',
    model: facts.model,
    format: rule.derivation.format,
    split: rule.split,
    results: facts.results,
    categories: Object.fromEntries(counts),
    examples: counts.reduce((sum, [, { examples }]) => sum + examples, 0),
    targets: [...groupBy(trained, ({ from }) => from)].map(([source, rows]) => ({
      source,
      rows: rows.length,
    })),
    files: [...facts.training, ...facts.heldOut],
    trained_items: trained.map(({ identity, item }) => ({
      identity,
      prompt_sha256: promptHash(item.prompt, sha256),
    })),
    digest: digestOf(facts.training, sha256),
    warnings: [...facts.warnings, ...extraction.warnings],
  };
}

/** Names a dataset by what is trained on: any other byte in any training file gives another digest. */
export function digestOf(training: DatasetFile[], sha256: Sha256): string {
  const lines = training.map((file) => `${file.sha256}  ${file.path}\n`).toSorted();
  return sha256(lines.join(''));
}

const HELD_OUT = 'held-out/';

/** Whether a file of a dataset is kept for measuring. */
export function isHeldOut(path: string): boolean {
  return path.startsWith(HELD_OUT);
}

/** The files of a dataset that are trained on. */
export function trainingFiles(manifest: Manifest): DatasetFile[] {
  return manifest.files.filter(({ path }) => !isHeldOut(path));
}
