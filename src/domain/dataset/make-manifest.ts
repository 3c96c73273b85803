import type { Sha256 } from '../benchmark/identity.ts';
import type { ResultFile, Warning } from '../benchmark/item.ts';
import type { Extraction, ExtractionRule } from '../extraction/extraction.ts';
import type { Manifest } from './dataset.ts';
import { type DatasetFile, digestOf } from './manifest.ts';
import { sumTargets } from './merge-counts.ts';

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
    targets: sumTargets(tallies.flatMap(([, { targets }]) => [...targets])),
    files: facts.files,
    trained_items: [],
    digest: digestOf(facts, sha256),
    warnings: [...facts.warnings, ...extraction.warnings],
  };
}
