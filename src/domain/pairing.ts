import type { Unmatched } from './comparison.ts';
import { groupBy } from './group-by.ts';
import { normalisePrompt } from './identity.ts';
import type { BenchmarkItem } from './item.ts';

/** One question that both runs answered: the answers joined by repeat, each scored on both sides. */
export interface Pair {
  before: [BenchmarkItem, ...BenchmarkItem[]];
  after: [BenchmarkItem, ...BenchmarkItem[]];
}

export interface Pairing {
  pairs: Pair[];
  unmatched: Unmatched;
}

/** Joins two runs by task, item identity, variant and repeat (VERDICT.md section 5), in the baseline's order. */
export function pairRuns(before: readonly BenchmarkItem[], after: readonly BenchmarkItem[]): Pairing {
  const unmatched: Unmatched = { added: 0, removed: 0, changed: 0, errors: 0 };
  const candidates = groupBy(after, questionKey);
  const pairs: Pair[] = [];
  for (const [key, answers] of groupBy(before, questionKey)) {
    const others = candidates.get(key);
    candidates.delete(key);
    if (others === undefined) unmatched.removed += answers.length;
    else pairs.push(...joinRepeats(answers, others, unmatched));
  }
  for (const answers of candidates.values()) unmatched.added += answers.length;
  return { pairs, unmatched };
}

/** Where there is no id the normalised prompt stands for its hash: the same join, without hashing every prompt. */
function questionKey(item: BenchmarkItem): string {
  const identity = item.id === null ? `?${normalisePrompt(item.prompt)}` : `=${item.id}`;
  return `${item.task}\0${item.variant}\0${identity}`;
}

function joinRepeats(
  before: readonly BenchmarkItem[],
  after: readonly BenchmarkItem[],
  unmatched: Unmatched,
): Pair[] {
  const pair: GrowingPair = { before: [], after: [] };
  const [one, other] = [before[0], after[0]];
  // Nearly always there is one answer on each side: no need to look repeats up by their number.
  if (before.length === 1 && after.length === 1 && one && other && one.repeat === other.repeat) {
    joinAnswers(one, other, pair, unmatched);
    return isPair(pair) ? [pair] : [];
  }
  const candidates = byRepeat(after);
  for (const [repeat, answer] of byRepeat(before)) {
    const candidate = candidates.get(repeat);
    candidates.delete(repeat);
    if (candidate === undefined) unmatched.removed += 1;
    else joinAnswers(answer, candidate, pair, unmatched);
  }
  unmatched.added += candidates.size;
  return isPair(pair) ? [pair] : [];
}

interface GrowingPair {
  before: BenchmarkItem[];
  after: BenchmarkItem[];
}

function joinAnswers(
  before: BenchmarkItem,
  after: BenchmarkItem,
  pair: GrowingPair,
  unmatched: Unmatched,
): void {
  if (isChanged(before, after)) unmatched.changed += 1;
  else if (!isScored(before) || !isScored(after)) unmatched.errors += 1;
  else {
    pair.before.push(before);
    pair.after.push(after);
  }
}

/** Two answers with one number are repeats that the results did not number: the later takes the next free one. */
function byRepeat(answers: readonly BenchmarkItem[]): Map<number, BenchmarkItem> {
  const numbered = new Map<number, BenchmarkItem>();
  let free = 0;
  for (const answer of answers) {
    let repeat = answer.repeat;
    if (numbered.has(repeat)) {
      while (numbered.has(free)) free += 1;
      repeat = free;
    }
    numbered.set(repeat, answer);
  }
  return numbered;
}

function isChanged(before: BenchmarkItem, after: BenchmarkItem): boolean {
  const { reference: old } = before;
  const { reference: now } = after;
  return differ(before.prompt, after.prompt) || (old !== undefined && now !== undefined && differ(old, now));
}

function differ(one: string, other: string): boolean {
  return one !== other && normalisePrompt(one) !== normalisePrompt(other);
}

function isScored(item: BenchmarkItem): boolean {
  return item.score !== null && item.outcome !== 'error' && item.outcome !== 'unscored';
}

function isPair(pair: GrowingPair): pair is Pair {
  return pair.before.length > 0;
}
