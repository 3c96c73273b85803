import type { ExamConditions, Warning } from '../benchmark/item.ts';
import { FirstOfEquals } from '../notes/first-of-equals.ts';
import { Marks } from '../notes/marks.ts';
import { counted } from '../wording.ts';
import type { NotedAnswers } from './noted-answers.ts';
import type { Pairing } from './pairing.ts';
import type { NotedRun } from './run-notes.ts';

/** What weakens a comparison though it can be made. */
export function comparisonWarnings(
  notes: NotedAnswers,
  before: NotedRun,
  after: NotedRun,
  pairing: Pick<Pairing, 'pairs' | 'names'>,
): Warning[] {
  return [
    ...moreErrors(before.answers.unscored, after.answers.unscored),
    ...manyVariants(notes, pairing),
    ...otherSettings(before, after),
  ];
}

/** Answers that a model fails to give drop out: a candidate could look better for breaking down on what is hard. */
function moreErrors(old: number, now: number): Warning[] {
  if (now <= old) return [];
  const message = `${counted(now, 'answer')} of the candidate could not be scored, ${old} of the baseline; they do not count, and may be just those that went wrong`;
  return [{ code: 'more-errors', category: null, count: now - old, message }];
}

/** One question asked in several variants is no independent evidence. */
function manyVariants(notes: NotedAnswers, pairing: Pick<Pairing, 'pairs' | 'names'>): Warning[] {
  const count = askedInVariants(notes, pairing);
  if (count === 0) return [];
  const message = `${counted(count, 'question')} asked in several variants: each variant counts as an item, so that the evidence looks stronger than it is`;
  return [{ code: 'many-variants', category: null, count, message }];
}

function askedInVariants(notes: NotedAnswers, { pairs, names }: Pick<Pairing, 'pairs' | 'names'>): number {
  const rowOf = (question: number) => pairs.firsts(question).before;
  let hasVariants = false;
  for (let question = 0; question < pairs.size && !hasVariants; question++) {
    hasVariants = notes.variant(rowOf(question)) !== '';
  }
  if (!hasVariants) return 0;
  const index = new FirstOfEquals(
    (row) => names.nameBits(row),
    (one, other) => notes.task(one) === notes.task(other) && names.isSameName(one, other),
  );
  const several = new Marks();
  let count = 0;
  for (let question = 0; question < pairs.size; question++) {
    const first = index.add(rowOf(question));
    if (first === rowOf(question) || several.has(first)) continue;
    several.add(first);
    count += 1;
  }
  return count;
}

/** What may differ: another model is what a comparison is about, another seed is another draw of the same. */
const FREE_SETTINGS = new Set(['model', 'revision', 'seed']);

/** Under other settings a model gives other answers: what changed may be the settings' doing. */
function otherSettings(before: NotedRun, after: NotedRun): Warning[] {
  const [old, now] = [before.settings ?? [], after.settings ?? []];
  if (old.length === 0 || now.length === 0) return [];
  const names = [...new Set([...old, ...now].flatMap((settings) => Object.keys(settings)))];
  const differences = names.flatMap((name) => {
    if (FREE_SETTINGS.has(name)) return [];
    const [then, later] = [valuesOf(old, name), valuesOf(now, name)];
    return then === later ? [] : [`${name} ${then} before, ${later} after`];
  });
  if (differences.length === 0) return [];
  const message = `The two runs were examined under different settings (${differences.join('; ')}): what changed may be their doing`;
  return [{ code: 'other-settings', category: null, count: differences.length, message }];
}

function valuesOf(settings: readonly ExamConditions[], name: string): string {
  const values = settings.map((one) => String(one[name] ?? 'default').slice(0, 60));
  return [...new Set(values)].sort().join(' and ');
}
