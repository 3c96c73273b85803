import type { ResultFile, Warning } from '../benchmark/item.ts';
import type { Manifest } from '../dataset/dataset.ts';
import { CodedColumn } from '../notes/coded-column.ts';
import { own } from '../own.ts';
import { counted } from '../wording.ts';
import { categoryOf } from './compared-questions.ts';
import { EVIDENCES, type Evidence } from './comparison.ts';
import type { NotedAnswers } from './noted-answers.ts';
import type { Pairing } from './pairing.ts';

export interface EvidenceOfPairs {
  /** What a question may prove, by its number. */
  at(question: number): Evidence;
  /** How many were trained on. */
  trained: number;
  warnings: Warning[];
}

/** The compared questions of one category by what they are for themselves. */
interface Members {
  all: number;
  trained: number;
  heldOut: number;
  /** Whether all that is held out had passed before. */
  passed: boolean;
}

/**
 * What each compared question may prove (VERDICT.md section 4). Trained on: its identity or its prompt is in the
 * dataset. Held out: on the evaluation side of the split, or, where none was made, simply not trained on; that is
 * noted with the answers. A category from which no compared question was trained on is evidence as a whole. `files`
 * are those of the baseline.
 */
export function evidenceOf(
  notes: NotedAnswers,
  { pairs, names }: Pick<Pairing, 'pairs' | 'names'>,
  manifest: Manifest | null,
  files: readonly ResultFile[] = [],
): EvidenceOfPairs {
  if (manifest === null) return { at: () => 'held_out', trained: 0, warnings: [] };
  const own = (question: number): Evidence => {
    const row = pairs.firsts(question).before;
    return notes.evidence(row, names.apart(row));
  };
  const categories = new Map<string, Members>();
  for (let question = 0; question < pairs.size; question++) {
    const category = categoryOf(notes, pairs, question);
    const members = categories.get(category) ?? { all: 0, trained: 0, heldOut: 0, passed: true };
    categories.set(category, members);
    const evidence = own(question);
    members.all += 1;
    if (evidence === 'trained_on') members.trained += 1;
    if (evidence !== 'held_out') continue;
    members.heldOut += 1;
    members.passed &&= hadPassed(notes, pairs.before(question));
  }
  const kinds = new CodedColumn<Evidence>(EVIDENCES);
  for (let question = 0; question < pairs.size; question++) {
    const isTaught = (categories.get(categoryOf(notes, pairs, question))?.trained ?? 0) > 0;
    if (isTaught) kinds.set(question, own(question));
  }
  return {
    at: (question) => kinds.get(question),
    trained: [...categories.values()].reduce((sum, { trained }) => sum + trained, 0),
    warnings: [...categories].flatMap(([name, members]) => warningsOn(name, members, manifest, files)),
  };
}

function warningsOn(
  category: string,
  { all, trained, heldOut, passed }: Members,
  manifest: Manifest,
  files: readonly ResultFile[],
): Warning[] {
  if (trained === 0) return [];
  if (heldOut === 0) return [nothingHeldOut(category, all)];
  const isLeftOver = manifest.split.holdout === 0 && isMinedSet(manifest, files, category, all);
  return isLeftOver ? [noFairSample(category, heldOut, passed)] : [];
}

function nothingHeldOut(category: string, count: number): Warning {
  const message = `${category}: none of the ${counted(count, 'compared item')} was held out from training, so that nothing here is evidence`;
  return { code: 'nothing-held-out', category, count, message };
}

/**
 * Whether the failures were mined from the very questions that are compared: only then those left over are the ones
 * that were not selected. Told by the file or, where the baseline sat the exam again, by how many there are.
 */
function isMinedSet(
  { results, categories }: Manifest,
  files: readonly ResultFile[],
  category: string,
  compared: number,
): boolean {
  const mined = own(categories, category)?.items;
  return mined === compared || files.some((file) => results.some(({ sha256 }) => sha256 === file.sha256));
}

function hadPassed(notes: NotedAnswers, answers: readonly number[]): boolean {
  return answers.reduce((sum, row) => sum + (notes.score(row) ?? 0), 0) > answers.length / 2;
}

function noFairSample(category: string, count: number, passed: boolean): Warning {
  const items = count === 1 ? 'the 1 item' : `the ${count} items`;
  const are = count === 1 ? 'is' : 'are';
  const why = passed
    ? `had passed before, can hardly get better and ${are} no fair sample`
    : `${are} what the selection of failures left over and no fair sample`;
  const message = `${category}: nothing was held out before training; ${items} not trained on ${why}`;
  return { code: 'no-split', category, count, message };
}
