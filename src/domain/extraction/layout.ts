import { bestAnswer, worstAnswer } from '../benchmark/question.ts';
import type { AnswerNotes } from './answer-notes.ts';
import type { CategoryTally } from './category-tally.ts';
import { ChosenAnswers } from './chosen-answers.ts';
import type { ExampleChoice } from './example-choice.ts';
import type { Rehearsal } from './rehearsal.ts';

/** One file of a dataset: the places from `from` up to `end`. */
export interface Section {
  category: string;
  side: 'training' | 'held-out';
  from: number;
  end: number;
}

export interface Layout {
  chosen: ChosenAnswers;
  /** In the order of their places. */
  sections: Section[];
  /** How many places are trained on; they come first. */
  trained: number;
}

/** Gives every chosen answer its place: by category the failures, then the replay rows; last the held-out answers. */
export function layOut(
  notes: AnswerNotes,
  categories: ReadonlyMap<string, CategoryTally>,
  examples: ExampleChoice,
  rehearsal: Rehearsal,
): Layout {
  const training = sectionsOf(categories, 'training', 0);
  const trained = training.at(-1)?.end ?? 0;
  const heldOut = sectionsOf(categories, 'held-out', trained);
  const next = {
    example: new Map(training.map(({ category, from }) => [category, from])),
    replay: new Map(training.map(({ category, end }) => [category, end - rehearsal.count(category)])),
    heldOut: new Map(heldOut.map(({ category, from }) => [category, from])),
  };
  const chosen = new ChosenAnswers();
  for (const question of notes.questions()) {
    const { category, outcome, answers } = question;
    if (question.isHeldOut) {
      const [{ row, target }] = answers;
      if (target !== null) chosen.add(row, { place: take(next.heldOut, category), reason: outcome });
    } else if (examples.has(question)) {
      chosen.add(worstAnswer(question).row, { place: take(next.example, category), reason: outcome });
    } else if (rehearsal.takes(question)) {
      chosen.add(bestAnswer(question).row, { place: take(next.replay, category), reason: 'replay' });
    }
  }
  return { chosen, sections: [...training, ...heldOut], trained };
}

function sectionsOf(
  categories: ReadonlyMap<string, CategoryTally>,
  side: Section['side'],
  start: number,
): Section[] {
  let end = start;
  return [...categories].map(([category, { counts, heldOutExamples }]) => {
    const from = end;
    end += side === 'training' ? counts.examples + counts.replay : heldOutExamples;
    return { category, side, from, end };
  });
}

/** The next free place of a category. */
function take(places: Map<string, number>, category: string): number {
  const place = places.get(category) ?? 0;
  places.set(category, place + 1);
  return place;
}
