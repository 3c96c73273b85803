import { normalisePrompt } from '../../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem } from '../../../src/domain/benchmark/item.ts';

/** The answers of two runs to one question, joined by repeat; those that count stand at the same index. */
export interface JoinedAnswers {
  before: BenchmarkItem[];
  after: BenchmarkItem[];
  /** Joined, but of another prompt or reference. */
  changed: number;
  /** Joined, but not scored on both sides. */
  errors: number;
  /** Of them, scored in the baseline. */
  lost: number;
  /** Without a counterpart. */
  alone: number;
}

export function joinRepeats(
  before: readonly BenchmarkItem[],
  after: readonly BenchmarkItem[],
): JoinedAnswers {
  const joined: JoinedAnswers = { before: [], after: [], changed: 0, errors: 0, lost: 0, alone: 0 };
  const [one, other] = [before[0], after[0]];
  // Nearly always there is one answer on each side: no need to look repeats up by their number.
  if (before.length === 1 && after.length === 1 && one && other && one.repeat === other.repeat) {
    joinAnswers(one, other, joined);
    return joined;
  }
  const candidates = byRepeat(after);
  for (const [repeat, answer] of byRepeat(before)) {
    const candidate = candidates.get(repeat);
    candidates.delete(repeat);
    if (candidate === undefined) joined.alone += 1;
    else joinAnswers(answer, candidate, joined);
  }
  joined.alone += candidates.size;
  return joined;
}

function joinAnswers(before: BenchmarkItem, after: BenchmarkItem, joined: JoinedAnswers): void {
  if (isChanged(before, after)) joined.changed += 1;
  else if (isScored(before) && isScored(after)) {
    joined.before.push(before);
    joined.after.push(after);
  } else {
    joined.errors += 1;
    joined.lost += Number(isScored(before));
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
