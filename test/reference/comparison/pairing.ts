import { normalisePrompt } from '../../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem, Warning } from '../../../src/domain/benchmark/item.ts';
import type { LostAnswers, Unmatched } from '../../../src/domain/comparison/comparison.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import { counted } from '../../../src/domain/wording.ts';
import { type JoinedAnswers, joinRepeats } from './join-repeats.ts';
import { withSoundIds } from './shared-ids.ts';

/** One question that both runs answered: the answers joined by repeat, each scored on both sides. */
export interface Pair {
  before: [BenchmarkItem, ...BenchmarkItem[]];
  after: [BenchmarkItem, ...BenchmarkItem[]];
}

export interface Pairing {
  pairs: Pair[];
  unmatched: Unmatched;
  lost: LostAnswers;
  warnings: Warning[];
}

/** Joins two runs by task, item identity, variant and repeat (VERDICT.md section 5), in the baseline's order. */
export function pairRuns(before: readonly BenchmarkItem[], after: readonly BenchmarkItem[]): Pairing {
  const sound = withSoundIds(before, after);
  const [old = [], now = []] = sound.runs;
  const unmatched: Unmatched = { added: 0, removed: 0, changed: 0, errors: 0 };
  const joined: JoinedAnswers[] = [];
  const candidates = groupBy(now, questionKey);
  for (const [key, answers] of groupBy(old, questionKey)) {
    const others = candidates.get(key);
    candidates.delete(key);
    if (others === undefined) unmatched.removed += 1;
    else joined.push(joinRepeats(answers, others));
  }
  unmatched.added += candidates.size;
  for (const question of joined) if (!isPair(question)) countUnmatched(question, unmatched);
  return {
    pairs: joined.filter(isPair).map(({ before: one, after: other }) => ({ before: one, after: other })),
    unmatched,
    lost: lostAnswers(joined),
    warnings: [...sound.warnings, ...incompleteRepeats(joined)],
  };
}

/** Where there is no id the normalised prompt stands for its hash: the same join, without hashing every prompt. */
function questionKey(item: BenchmarkItem): string {
  const identity = item.id === null ? `?${normalisePrompt(item.prompt)}` : `=${item.id}`;
  return `${item.task}\0${item.variant}\0${identity}`;
}

function isPair(joined: JoinedAnswers): joined is JoinedAnswers & Pair {
  return joined.before.length > 0;
}

/** The question is the unit: it counts once, whatever number of answers there were. */
function countUnmatched({ changed, errors }: JoinedAnswers, unmatched: Unmatched): void {
  if (changed > 0) unmatched.changed += 1;
  else if (errors > 0) unmatched.errors += 1;
  else {
    unmatched.removed += 1;
    unmatched.added += 1;
  }
}

function lostAnswers(joined: readonly JoinedAnswers[]): LostAnswers {
  const asked = joined.filter(({ before, lost }) => before.length + lost > 0);
  return { questions: asked.filter(({ lost }) => lost > 0).length, of: asked.length };
}

/** What is compared of such a question is a part of what was measured. */
function incompleteRepeats(joined: readonly JoinedAnswers[]): Warning[] {
  const count = joined.filter((one) => isPair(one) && one.changed + one.errors + one.alone > 0).length;
  if (count === 0) return [];
  const message = `${counted(count, 'question')} with repeated answers of which some do not count, for lack of a score or of a counterpart in the other run`;
  return [{ code: 'incomplete-repeats', category: null, count, message }];
}
