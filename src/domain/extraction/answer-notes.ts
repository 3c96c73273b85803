import type { BenchmarkItem } from '../benchmark/item.ts';
import { type Graded, type Question, questionOf } from '../benchmark/question.ts';
import type { AuditResult } from '../dataset/dataset.ts';
import type { Target } from '../dataset/target.ts';
import { Chains } from '../notes/chains.ts';
import { Column } from '../notes/column.ts';
import { Fingerprints } from '../notes/fingerprints.ts';
import { FirstOfEquals } from '../notes/first-of-equals.ts';
import { Interned } from '../notes/interned.ts';
import { ScoreColumn } from '../notes/score-column.ts';
import { type Note, packNote, unpackNote } from './packed-note.ts';

/** What is remembered of one answer. */
export interface NotedAnswer extends Graded {
  /** Its place in the results, from 0. */
  row: number;
  /** null where it was not audited: on the evaluation side, and where nothing depends on it. */
  audit: AuditResult | null;
  isBlank: boolean;
  /** Where the answer to train on would come from. */
  target: Omit<Target, 'text'> | null;
}

export interface NotedQuestion extends Question<NotedAnswer> {
  /** Of its first answer. */
  category: string;
  isHeldOut: boolean;
}

/** What many answers have in common. */
export type Kind = Pick<BenchmarkItem, 'task' | 'variant' | 'category'> & Pick<NotedAnswer, 'target'>;

/** An answer as it is to be remembered. */
export interface NewNote extends Omit<Note, 'kind' | 'isFirst'>, Pick<Graded, 'score'> {
  kind: Kind;
  /** Hashes in hex: of what its question goes by, by which replay is chosen, and of its prompt. */
  identityHash: string;
  promptHash: string;
}

/**
 * Everything about the answers of a run that choosing what to train on must know, in 20 bytes an answer: so that
 * results of any size can be gone through once for these notes, and once more for what was chosen.
 */
export class AnswerNotes {
  readonly #kinds = new Interned<Kind>();
  readonly #notes = new Column('word');
  readonly #scores = new ScoreColumn();
  readonly #repeats = new Chains();
  /** Two an answer: what its question goes by, and its prompt. */
  readonly #names = new Fingerprints();
  #rows = 0;
  #mixed = 0;

  /** Takes an answer for the first to its question until it is known better. Returns its row. */
  add(answer: NewNote): number {
    const row = this.#rows++;
    const { outcome, audit, isBlank, isHeldOut } = answer;
    const kind = this.#numberOf(answer.kind);
    this.#notes.set(row, packNote({ outcome, audit, isBlank, isHeldOut, isFirst: true, kind }));
    this.#scores.set(row, answer);
    this.#names.set(2 * row, answer.identityHash);
    this.#names.set(2 * row + 1, answer.promptHash);
    return row;
  }

  /** Says that an answer is to the same question as an earlier one, which is the first to it. */
  repeats(row: number, first: number): void {
    if (!this.#names.isSame(2 * row + 1, 2 * first + 1)) this.#mixed++;
    this.#notes.set(row, packNote({ ...unpackNote(this.#notes.get(row)), isFirst: false }));
    this.#repeats.append(first, row);
  }

  /** Answers under an id that stands for another prompt, too: taken for repeats, which they hardly are. */
  get mixed(): number {
    return this.#mixed;
  }

  /** In the order in which they first appear. */
  *questions(): Generator<NotedQuestion> {
    for (let row = 0; row < this.#rows; row++) {
      const { isFirst, isHeldOut, kind } = unpackNote(this.#notes.get(row));
      if (!isFirst) continue;
      const { category } = this.#kinds.at(kind);
      const { answers, outcome, score } = questionOf(this.#answersFrom(row));
      yield { answers, outcome, score, category, isHeldOut };
    }
  }

  /** Both names that an answer to train on goes by: overlap is looked for under either (VERDICT.md section 4). */
  namesOf(question: NotedQuestion, answer: NotedAnswer): [number, number] {
    return [2 * question.answers[0].row, 2 * answer.row + 1];
  }

  /** Finds answers to the same question. */
  questionIndex(): FirstOfEquals {
    return new FirstOfEquals(
      (row) => this.#names.bits(2 * row),
      (one, other) => this.#isSameQuestion(one, other),
    );
  }

  /** Finds answers to the same prompt, as its category, variant and `repeatOf` go. */
  promptIndex(repeatOf: (row: number) => number): FirstOfEquals {
    return new FirstOfEquals(
      (row) => this.#names.bits(2 * row + 1),
      (one, other) => repeatOf(one) === repeatOf(other) && this.#isSamePrompt(one, other),
    );
  }

  /** Tells which names are the same. */
  nameIndex(): FirstOfEquals {
    return new FirstOfEquals(
      (name) => this.#names.bits(name),
      (one, other) => this.#names.isSame(one, other),
    );
  }

  /** By which a question is chosen for replay, smallest first. */
  replayShare(question: NotedQuestion): number {
    return this.#names.share(2 * question.answers[0].row);
  }

  #answersFrom(row: number): [NotedAnswer, ...NotedAnswer[]] {
    const [first, ...later] = this.#repeats.from(row);
    return [this.#answer(first), ...later.map((one) => this.#answer(one))];
  }

  #answer(row: number): NotedAnswer {
    const { outcome, audit, isBlank, kind } = unpackNote(this.#notes.get(row));
    return {
      row,
      outcome,
      score: this.#scores.get(row, outcome),
      audit,
      isBlank,
      target: this.#kinds.at(kind).target,
    };
  }

  #isSameQuestion(row: number, other: number): boolean {
    if (!this.#names.isSame(2 * row, 2 * other)) return false;
    const [one, two] = [this.#kind(row), this.#kind(other)];
    return one === two || (one.task === two.task && one.variant === two.variant);
  }

  #isSamePrompt(row: number, other: number): boolean {
    if (!this.#names.isSame(2 * row + 1, 2 * other + 1)) return false;
    const [one, two] = [this.#kind(row), this.#kind(other)];
    return one === two || (one.category === two.category && one.variant === two.variant);
  }

  #kind(row: number): Kind {
    return this.#kinds.at(unpackNote(this.#notes.get(row)).kind);
  }

  #numberOf(kind: Kind): number {
    const { task, variant, category, target } = kind;
    return this.#kinds.add([task, variant, category, target?.from, target?.fallback].join('\0'), kind);
  }
}
