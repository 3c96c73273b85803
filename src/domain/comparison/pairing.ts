import type { Warning } from '../benchmark/item.ts';
import { Marks } from '../notes/marks.ts';
import { counted } from '../wording.ts';
import { AskedQuestions } from './asked-questions.ts';
import type { LostAnswers, Unmatched } from './comparison.ts';
import { type JoinedAnswers, joinRepeats } from './join-repeats.ts';
import type { NotedAnswers } from './noted-answers.ts';
import { Pairs, type Rows } from './pairs.ts';
import { QuestionNames } from './question-names.ts';
import type { RunNotes } from './run-notes.ts';

export interface Pairing {
  pairs: Pairs;
  names: QuestionNames;
  /** Answers to questions that have several: only of them it matters what they came to. */
  repeated: Marks;
  hasRepeats: boolean;
  unmatched: Unmatched;
  lost: LostAnswers;
  warnings: Warning[];
}

/** Joins two runs by task, item identity, variant and repeat (VERDICT.md section 5), in the baseline's order. */
export function pairRuns(notes: NotedAnswers, before: RunNotes, after: RunNotes): Pairing {
  const names = new QuestionNames(notes, [before, after]);
  const pairs = new Pairs();
  const repeated = new Marks();
  let [hasRepeats, incomplete] = [false, 0];
  const asked = new AskedQuestions(names, before, after);
  const unmatched: Unmatched = { added: asked.added, removed: 0, changed: 0, errors: 0 };
  const lost: LostAnswers = { questions: 0, of: 0 };
  for (const { before: old, after: now } of asked) {
    if (old.length > 1) {
      hasRepeats = true;
      for (const row of [...old, ...now]) repeated.add(row);
    }
    if (now.length === 0) {
      unmatched.removed += 1;
      continue;
    }
    const joined = joinRepeats(notes, old, now);
    countLost(joined, lost);
    if (isPair(joined)) {
      pairs.add(joined.before, joined.after);
      if (joined.changed + joined.errors + joined.alone > 0) incomplete += 1;
    } else countUnmatched(joined, unmatched);
  }
  const warnings = [...names.warnings, ...incompleteRepeats(incomplete)];
  return { pairs, names, repeated, hasRepeats, unmatched, lost, warnings };
}

function isPair(joined: JoinedAnswers): joined is JoinedAnswers & Record<'before' | 'after', Rows> {
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

function countLost({ before, lost: here }: JoinedAnswers, lost: LostAnswers): void {
  if (before.length + here > 0) lost.of += 1;
  if (here > 0) lost.questions += 1;
}

/** What is compared of such a question is a part of what was measured. */
function incompleteRepeats(count: number): Warning[] {
  if (count === 0) return [];
  const message = `${counted(count, 'question')} with repeated answers of which some do not count, for lack of a score or of a counterpart in the other run`;
  return [{ code: 'incomplete-repeats', category: null, count, message }];
}
