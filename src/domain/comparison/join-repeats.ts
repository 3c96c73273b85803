import type { NotedAnswers } from './noted-answers.ts';

/** The answers of two runs to one question, joined by repeat; those that count stand at the same index. */
export interface JoinedAnswers {
  before: number[];
  after: number[];
  /** Joined, but of another prompt or reference. */
  changed: number;
  /** Joined, but not scored on both sides. */
  errors: number;
  /** Of them, scored in the baseline. */
  lost: number;
  /** Without a counterpart. */
  alone: number;
}

/** Joins answers that are known by their rows. */
export function joinRepeats(
  notes: NotedAnswers,
  before: readonly number[],
  after: readonly number[],
): JoinedAnswers {
  const joined: JoinedAnswers = { before: [], after: [], changed: 0, errors: 0, lost: 0, alone: 0 };
  const [one = 0, other = 0] = [before[0], after[0]];
  // Nearly always there is one answer on each side: no need to look repeats up by their number.
  if (before.length === 1 && after.length === 1 && notes.repeat(one) === notes.repeat(other)) {
    joinAnswers(notes, one, other, joined);
    return joined;
  }
  const candidates = byRepeat(notes, after);
  for (const [repeat, answer] of byRepeat(notes, before)) {
    const candidate = candidates.get(repeat);
    candidates.delete(repeat);
    if (candidate === undefined) joined.alone += 1;
    else joinAnswers(notes, answer, candidate, joined);
  }
  joined.alone += candidates.size;
  return joined;
}

function joinAnswers(notes: NotedAnswers, before: number, after: number, joined: JoinedAnswers): void {
  if (notes.isChanged(before, after)) joined.changed += 1;
  else if (notes.isScored(before) && notes.isScored(after)) {
    joined.before.push(before);
    joined.after.push(after);
  } else {
    joined.errors += 1;
    joined.lost += Number(notes.isScored(before));
  }
}

/** Two answers with one number are repeats that the results did not number: the later takes the next free one. */
function byRepeat(notes: NotedAnswers, answers: readonly number[]): Map<number, number> {
  const numbered = new Map<number, number>();
  let free = 0;
  for (const answer of answers) {
    let repeat = notes.repeat(answer);
    if (numbered.has(repeat)) {
      while (numbered.has(free)) free += 1;
      repeat = free;
    }
    numbered.set(repeat, answer);
  }
  return numbered;
}
