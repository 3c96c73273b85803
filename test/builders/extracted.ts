import { identityOf } from '../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem, Warning } from '../../src/domain/benchmark/item.ts';
import type { CategoryCounts } from '../../src/domain/dataset/dataset.ts';
import type { TrainingExample } from '../../src/domain/dataset/training-row.ts';
import { deriveExample } from '../../src/domain/extraction/derive.ts';
import {
  type Extraction,
  type ExtractionRule,
  extractDataset,
} from '../../src/domain/extraction/extraction.ts';
import { NoteTaking } from '../../src/domain/extraction/note-taking.ts';
import { sha256 } from './answer.ts';

export interface ExtractedCategory {
  counts: CategoryCounts;
  training: TrainingExample[];
  heldOut: TrainingExample[];
}

/** Items gone through twice, as the command does it: for notes, and for what was chosen. */
export function extracted(
  items: BenchmarkItem[],
  rule: ExtractionRule,
): { extraction: Extraction; categories: Map<string, ExtractedCategory>; warnings: Warning[] } {
  const { split, mining, derivation } = rule;
  const replaySeed = derivation.replay > 0 ? `${derivation.seed} replay` : null;
  const noting = { split, target: derivation.target, outcomes: mining.outcomes, replaySeed };
  const taking = new NoteTaking(noting, sha256);
  const heldOut: TrainingExample[] = [];
  for (const item of items) {
    const { isHeldOut, isFirst } = taking.add(item);
    const example = deriveExample(item, identityOf(item, sha256), item.outcome, derivation);
    if (isHeldOut && isFirst && example) heldOut.push(example);
  }
  const extraction = extractDataset(taking.notes, rule);
  const { categories, chosen, sections, warnings } = extraction;
  const examples: TrainingExample[] = [];
  for (const [row, item] of items.entries()) {
    const found = chosen.at(row);
    const example = found && deriveExample(item, identityOf(item, sha256), found.reason, derivation);
    if (found && example) examples[found.place] = example;
  }
  const training = (name: string) =>
    sections
      .filter(({ category }) => category === name)
      .flatMap(({ from, end }) => examples.slice(from, end));
  return {
    extraction,
    categories: new Map(
      [...categories].map(([name, { counts }]) => [
        name,
        {
          counts,
          training: training(name),
          heldOut: heldOut.filter(({ item }) => item.category === name),
        },
      ]),
    ),
    warnings,
  };
}
