import { identityOf, type Sha256 } from '../benchmark/identity.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import { toldApart } from '../benchmark/shared-ids.ts';
import type { RankedChange } from './changes.ts';
import type { PairedRuns } from './compare-noted.ts';
import type { ComparedQuestions } from './compared-questions.ts';
import type { ItemChange } from './comparison.ts';

/** Where the two answers that stand for a question are found: their places in their runs, from 0. */
export interface AnswerPlaces {
  before: number;
  after: number;
}

/** Puts the texts, which were fetched, to what is known of the questions that are shown. */
export class ShownChanges {
  readonly #paired: PairedRuns;
  readonly #questions: ComparedQuestions;
  readonly #sha256: Sha256;

  constructor(paired: PairedRuns, questions: ComparedQuestions, sha256: Sha256) {
    this.#paired = paired;
    this.#questions = questions;
    this.#sha256 = sha256;
  }

  placesOf({ question }: RankedChange): AnswerPlaces {
    const { before, after, pairing } = this.#paired;
    const rows = pairing.pairs.firsts(question);
    return { before: before.answers.placeOf(rows.before), after: after.answers.placeOf(rows.after) };
  }

  /** `before` and `after` are the answers at these places. */
  of({ question, change }: RankedChange, before: BenchmarkItem, after: BenchmarkItem): ItemChange {
    const { pairs, names } = this.#paired.pairing;
    const apart = names.apart(pairs.firsts(question).before);
    return {
      identity: identityOf(apart === null ? before : toldApart(before, apart), this.#sha256),
      category: before.category,
      evidence: this.#questions.evidence(question),
      prompt: before.prompt,
      reference: before.reference ?? after.reference ?? null,
      before: { score: change.before, outcome: before.outcome, response: before.response },
      after: { score: change.after, outcome: after.outcome, response: after.response },
    };
  }
}
