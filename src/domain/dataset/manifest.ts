import type { Sha256 } from '../benchmark/identity.ts';
import type { ResultFile, Warning } from '../benchmark/item.ts';
import type { CategoryTally } from '../extraction/category-tally.ts';
import type { Extraction, ExtractionRule } from '../extraction/extraction.ts';
import type { Manifest } from './dataset.ts';

export interface DatasetFile {
  /** Relative to the dataset's folder, forward slashes. */
  path: string;
  /** The category as the results name it; not every name can be a file's. The first datasets lack it. */
  category?: string;
  rows: number;
  sha256: string;
}

/**
 * The manifest of a dataset whose files are written: what it holds, where that came from, and its digest. Its
 * `trained_items` are empty still: there can be so many that they go straight from file to file.
 */
export function makeManifest(
  extraction: Extraction,
  rule: ExtractionRule,
  facts: {
    model: Manifest['model'];
    results: ResultFile[];
    files: DatasetFile[];
    warnings: Warning[];
  },
  sha256: Sha256,
): Manifest {
  const tallies = [...extraction.categories];
  return {
    schema: 'retake.dataset/1',
    model: facts.model,
    format: rule.derivation.format,
    split: rule.split,
    results: facts.results,
    categories: Object.fromEntries(tallies.map(([category, { counts }]) => [category, counts])),
    examples: tallies.reduce((sum, [, { counts }]) => sum + counts.examples, 0),
    targets: targetsOf(tallies.map(([, tally]) => tally)),
    files: facts.files,
    trained_items: [],
    digest: digestOf(trainingFiles(facts), sha256),
    warnings: [...facts.warnings, ...extraction.warnings],
  };
}

function targetsOf(tallies: CategoryTally[]): Manifest['targets'] {
  const rows = new Map<string, number>();
  for (const [source, count] of tallies.flatMap(({ targets }) => [...targets])) {
    rows.set(source, (rows.get(source) ?? 0) + count);
  }
  return [...rows].map(([source, count]) => ({ source, rows: count }));
}

/** Names a dataset by what is trained on: any other byte in any training file gives another digest. */
export function digestOf(training: DatasetFile[], sha256: Sha256): string {
  const lines = training.map((file) => `${file.sha256}  ${file.path}\n`).toSorted();
  return sha256(lines.join(''));
}

export const HELD_OUT = 'held-out/';

/** Whether a file of a dataset is kept for measuring. */
export function isHeldOut(path: string): boolean {
  return path.startsWith(HELD_OUT);
}

/** The files of a dataset that are trained on. */
export function trainingFiles({ files }: Pick<Manifest, 'files'>): DatasetFile[] {
  return files.filter(({ path }) => !isHeldOut(path));
}
