import { NO_REPLAY, shortReplay } from '../dataset/extraction-remarks.ts';
import type { WarningTally } from '../dataset/warning-tally.ts';
import type { FirstOfEquals } from '../notes/first-of-equals.ts';
import type { AnswerNotes, NotedQuestion } from './answer-notes.ts';
import type { DerivationRule } from './derive.ts';
import { ReplayChoice } from './replay.ts';
import { ReplayOffer } from './replay-offer.ts';

/** The questions to rehearse beside those that are learned. */
export interface Rehearsal {
  count(category: string): number;
  /** To be asked about every question once, in the order of the results. */
  takes(question: NotedQuestion): boolean;
}

/** Chooses so many questions per example as the rule asks for; `taken` are the names that are trained on already. */
export function chooseRehearsal(
  notes: AnswerNotes,
  examples: number,
  rule: DerivationRule,
  taken: FirstOfEquals,
  warnings: WarningTally,
): Rehearsal {
  const offer = new ReplayOffer();
  const wanted = Math.round(rule.replay * examples);
  if (wanted > 0 && rule.format === 'preference') {
    warnings.add('replay-impossible', null, NO_REPLAY, wanted);
    return { count: () => 0, takes: () => false };
  }
  if (wanted > 0) offer.collect(notes, taken);
  const choice = new ReplayChoice(offer.shares, wanted);
  if (choice.size < wanted) {
    warnings.add('replay-short', null, shortReplay(choice.size), wanted - choice.size);
  }
  return {
    count: (category) => choice.count(category),
    takes: (question) => offer.has(question) && choice.takes(question.category, notes.replayShare(question)),
  };
}
