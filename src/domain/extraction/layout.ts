import { bestAnswer, worstAnswer } from '../benchmark/question.ts';
import type { AnswerNotes } from './answer-notes.ts';
import type { CategoryTally } from './category-tally.ts';
import { ChosenAnswers } from './chosen-answers.ts';
import type { ExampleChoice } from './example-choice.ts';
import type { Rehearsal } from './rehearsal.ts';

/** One file of what is trained on: the places from `from` up to `end`. */
export interface Section {
  category: string;
  from: number;
  end: number;
}

export interface Layout {
  chosen: ChosenAnswers;
  /** In the order of their places. */
  sections: Section[];
}

/** Gives every answer to train on its place: by category the failures, then the replay rows. */
export function layOut(
  notes: AnswerNotes,
  categories: ReadonlyMap<string, CategoryTally>,
  examples: ExampleChoice,
  rehearsal: Rehearsal,
): Layout {
  const sections = sectionsOf(categories);
  const next = {
    example: new Map(sections.map(({ category, from }) => [category, from])),
    replay: new Map(sections.map(({ category, end }) => [category, end - rehearsal.count(category)])),
  };
  const chosen = new ChosenAnswers();
  for (const question of notes.questions()) {
    const { category, outcome } = question;
    if (question.isHeldOut) continue;
    if (examples.has(question)) {
      chosen.add(worstAnswer(question).row, { place: take(next.example, category), reason: outcome });
    } else if (rehearsal.takes(question)) {
      chosen.add(bestAnswer(question).row, { place: take(next.replay, category), reason: 'replay' });
    }
  }
  return { chosen, sections };
}

function sectionsOf(categories: ReadonlyMap<string, CategoryTally>): Section[] {
  let end = 0;
  return [...categories].map(([category, { counts }]) => {
    const from = end;
    end += counts.examples + counts.replay;
    return { category, from, end };
  });
}

/** The next free place of a category. */
function take(places: Map<string, number>, category: string): number {
  const place = places.get(category) ?? 0;
  places.set(category, place + 1);
  return place;
}
