import type { CategoryCounts } from './dataset.ts';
import type { DerivationRule } from './derive.ts';
import { deriveExamples, deriveHeldOut, deriveReplay } from './derive.ts';
import { groupBy } from './group-by.ts';
import type { Sha256 } from './identity.ts';
import type { BenchmarkItem, Warning } from './item.ts';
import type { MinedFailure, MiningRule } from './mine.ts';
import { mineFailures, splitQuestions } from './mine.ts';
import type { Question } from './question.ts';
import { groupQuestions } from './question.ts';
import type { TrainingExample } from './training-row.ts';
import { WarningTally } from './warning-tally.ts';

export interface ExtractionRule {
  mining: MiningRule;
  split: { holdout: number; seed: string };
  derivation: DerivationRule;
}

export interface ExtractedCategory {
  counts: CategoryCounts;
  /** Failures in the order of the results, then the replay examples. */
  training: TrainingExample[];
  heldOut: TrainingExample[];
}

export interface Extraction {
  categories: Map<string, ExtractedCategory>;
  warnings: Warning[];
}

/** From one model's answers to what it should study: split, select, audit, derive. */
export function extractDataset(
  items: Iterable<BenchmarkItem>,
  rule: ExtractionRule,
  sha256: Sha256,
): Extraction {
  const warnings = new WarningTally();
  const questions = groupQuestions(items, sha256);
  const split = splitQuestions(questions, rule.split, sha256);
  const failures = mineFailures(split.training, rule.mining);
  const examples = deriveExamples(failures, rule.derivation, warnings, sha256);
  const replay = deriveReplay(split.training, examples, rule.derivation, warnings, sha256);
  const heldOut = deriveHeldOut(split.heldOut, rule.derivation);
  if (examples.length === 0) warnings.add('nothing-selected', null, 'examples to train on', 0);

  const of = {
    heldOutQuestions: groupBy(split.heldOut, ({ category }) => category),
    failures: groupBy(failures, ({ question }) => question.category),
    examples: groupBy(examples, ({ item }) => item.category),
    replay: groupBy(replay, ({ item }) => item.category),
    heldOut: groupBy(heldOut, ({ item }) => item.category),
  };
  const categories = new Map<string, ExtractedCategory>();
  for (const [category, members] of groupBy(questions, (question) => question.category)) {
    const training = { examples: of.examples.get(category) ?? [], replay: of.replay.get(category) ?? [] };
    const heldOutCount = of.heldOutQuestions.get(category)?.length ?? 0;
    categories.set(category, {
      counts: countCategory(members, of.failures.get(category) ?? [], heldOutCount, training),
      training: [...training.examples, ...training.replay],
      heldOut: of.heldOut.get(category) ?? [],
    });
  }
  return { categories, warnings: warnings.list() };
}

function countCategory(
  members: Question[],
  failures: MinedFailure[],
  heldOut: number,
  training: { examples: TrainingExample[]; replay: TrainingExample[] },
): CategoryCounts {
  const audit = { confirmed: 0, 'already-right': 0, ambiguous: 0, unverifiable: 0 };
  for (const failure of failures) audit[failure.audit] += 1;
  const outcomes: CategoryCounts['outcomes'] = {};
  for (const { outcome } of members) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return {
    items: members.length,
    outcomes,
    selected: failures.length,
    audit,
    held_out: heldOut,
    examples: training.examples.length,
    replay: training.replay.length,
  };
}
