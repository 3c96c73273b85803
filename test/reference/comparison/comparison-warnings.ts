import { normalisePrompt } from '../../../src/domain/benchmark/identity.ts';
import type {
  BenchmarkItem,
  BenchmarkRun,
  ExamConditions,
  Warning,
} from '../../../src/domain/benchmark/item.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import { counted } from '../../../src/domain/wording.ts';
import type { Pair } from './pairing.ts';

/** What weakens a comparison though it can be made. */
export function comparisonWarnings(
  before: BenchmarkRun,
  after: BenchmarkRun,
  pairs: readonly Pair[],
): Warning[] {
  return [...moreErrors(before, after), ...manyVariants(pairs), ...otherSettings(before, after)];
}

/** Answers that a model fails to give drop out: a candidate could look better for breaking down on what is hard. */
function moreErrors(before: BenchmarkRun, after: BenchmarkRun): Warning[] {
  const old = unscored(before.items);
  const now = unscored(after.items);
  if (now <= old) return [];
  const message = `${counted(now, 'answer')} of the candidate could not be scored, ${old} of the baseline; they do not count, and may be just those that went wrong`;
  return [{ code: 'more-errors', category: null, count: now - old, message }];
}

function unscored(items: readonly BenchmarkItem[]): number {
  return items.reduce((sum, { score }) => sum + Number(score === null), 0);
}

/** One question asked in several variants is no independent evidence. */
function manyVariants(pairs: readonly Pair[]): Warning[] {
  if (pairs.every(({ before: [{ variant }] }) => variant === '')) return [];
  const questions = groupBy(
    pairs,
    ({ before: [{ task, id, prompt }] }) => `${task}\0${id ?? `?${normalisePrompt(prompt)}`}`,
  );
  const count = [...questions.values()].filter((variants) => variants.length > 1).length;
  if (count === 0) return [];
  const message = `${counted(count, 'question')} asked in several variants: each variant counts as an item, so that the evidence looks stronger than it is`;
  return [{ code: 'many-variants', category: null, count, message }];
}

/** What may differ: another model is what a comparison is about, another seed is another draw of the same. */
const FREE_SETTINGS = new Set(['model', 'revision', 'seed']);

/** Under other settings a model gives other answers: what changed may be the settings' doing. */
function otherSettings(before: BenchmarkRun, after: BenchmarkRun): Warning[] {
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
