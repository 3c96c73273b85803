import type { Sha256 } from '../benchmark/identity.ts';
import type { Warning } from '../benchmark/item.ts';
import type { Metric } from '../benchmark/metric.ts';
import type { Manifest } from '../dataset/dataset.ts';
import { groupBy } from '../group-by.ts';
import { baselineCategories, vanishedCategories } from './baseline-categories.ts';
import { type ListedChanges, type ListOptions, listChanges } from './changes.ts';
import { ComparedQuestions } from './compared-questions.ts';
import type { Comparison } from './comparison.ts';
import { comparisonWarnings } from './comparison-warnings.ts';
import { evidenceOf } from './evidence.ts';
import { measureScopes } from './measure-scopes.ts';
import type { NotedAnswers } from './noted-answers.ts';
import { type Pairing, pairRuns } from './pairing.ts';
import { requireCommon } from './require-common.ts';
import type { NotedRun } from './run-notes.ts';
import { ShownChanges } from './shown-changes.ts';

/** Two noted runs, joined; they can be compared as soon as it was heard what repeated answers came to. */
export interface PairedRuns {
  notes: NotedAnswers;
  before: NotedRun;
  after: NotedRun;
  pairing: Pairing;
}

export interface NotedComparison {
  comparison: Comparison;
  /** Lists the questions that changed, for those who fetch their texts, and counts what became of all. */
  list: (options: ListOptions) => ListedChanges;
  shown: ShownChanges;
}

/** Throws RetakeError RUNS_NOT_COMPARABLE where the runs have no question in common. */
export function pairNoted(
  notes: NotedAnswers,
  before: NotedRun,
  after: NotedRun,
  sha256: Sha256,
): PairedRuns {
  const pairing = pairRuns(notes, before.answers, after.answers);
  requireCommon(before.answers, after.answers, pairing, sha256);
  return { notes, before, after, pairing };
}

/** Measures what changed from baseline to candidate, question by question (VERDICT.md sections 2, 4 and 5). */
export function compareNoted(paired: PairedRuns, manifest: Manifest | null, sha256: Sha256): NotedComparison {
  const { notes, before, after, pairing } = paired;
  const evidence = evidenceOf(notes, pairing, manifest, before.files);
  const questions = new ComparedQuestions(notes, pairing.pairs, evidence);
  const names = baselineCategories(notes, before.answers);
  const { categories, overall, pooled } = measureScopes(questions, names);
  const metricOf = (category: string): Metric => categories.get(category)?.all?.metric ?? 'score';
  const nothingLeft = names.filter((name) => categories.get(name)?.all === null);
  const { trained } = evidence;
  const comparison: Comparison = {
    before: comparedRun(before),
    after: comparedRun(after),
    categories: Object.fromEntries(categories),
    overall,
    pooled,
    unmatched: pairing.unmatched,
    lost: pairing.lost,
    vanished: vanishedCategories(notes, before.answers, nothingLeft),
    contamination: {
      trained_items_compared: trained,
      share: questions.size === 0 ? 0 : trained / questions.size,
    },
    warnings: distinct([
      ...before.warnings,
      ...after.warnings,
      ...pairing.warnings,
      ...comparisonWarnings(notes, before, after, pairing),
      ...evidence.warnings,
    ]),
  };
  return {
    comparison,
    list: (options) => listChanges(questions, metricOf, options),
    shown: new ShownChanges(paired, questions, sha256),
  };
}

function comparedRun({ model, files, answers }: NotedRun): Comparison['before'] {
  return { model, files, items: answers.size };
}

function distinct(warnings: readonly Warning[]): Warning[] {
  return [...groupBy(warnings, ({ code, message }) => `${code}\0${message}`).values()].flatMap(
    ([first]) => first ?? [],
  );
}
