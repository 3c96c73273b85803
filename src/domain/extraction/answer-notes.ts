import { auditItem } from '../audit/audit.ts';
import type { AuditedAnswer } from '../audit/audit-run.ts';
import { identityOf, promptHash, type Sha256, seededHash, shareOfHash } from '../benchmark/identity.ts';
import { type BenchmarkItem, type Outcome, scoreOfOutcome } from '../benchmark/item.ts';
import { type Graded, type Question, questionOf } from '../benchmark/question.ts';
import type { AuditResult } from '../dataset/dataset.ts';
import { type Target, type TargetRule, targetOf } from '../dataset/target.ts';
import { Chains } from '../notes/chains.ts';
import { Column } from '../notes/column.ts';
import { Fingerprints } from '../notes/fingerprints.ts';
import { FirstOfEquals } from '../notes/first-of-equals.ts';
import { Interned } from '../notes/interned.ts';
import { packNote, unpackNote } from './packed-note.ts';

export interface NotingRule {
  split: { holdout: number; seed: string };
  target: TargetRule;
  /** Of the hash that replay is chosen by; null where there will be none. */
  replaySeed: string | null;
}

/** What is known of an answer as soon as it is noted. */
export interface FoundOfAnswer extends AuditedAnswer {
  isHeldOut: boolean;
  /** Whether it is the first to its question. */
  isFirst: boolean;
}

/** What is remembered of one answer. */
export interface NotedAnswer extends Graded {
  /** Its place in the results, from 0. */
  row: number;
  /** null on the evaluation side, which is not audited. */
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
type Kind = Pick<BenchmarkItem, 'task' | 'variant' | 'category'> & Pick<NotedAnswer, 'target'>;

const AS_OUTCOME = Number.NaN;
const NO_SCORE = -1;

/**
 * Everything about the answers of a run that choosing what to train on must know, in about 32 bytes an answer: so
 * that results of any size can be gone through once for these notes, and once more for what was chosen.
 */
export class AnswerNotes {
  readonly #rule: NotingRule;
  readonly #sha256: Sha256;
  readonly #kinds = new Interned<Kind>();
  readonly #notes = new Column('word');
  readonly #scores = new Column('double', AS_OUTCOME);
  readonly #repeats = new Chains();
  /** Two an answer: what its question goes by, and its prompt. */
  readonly #names = new Fingerprints();
  readonly #questions = new FirstOfEquals(
    (row) => this.#names.bits(2 * row),
    (one, other) => this.#isSameQuestion(one, other),
  );
  /** Of repeated answers, which only few results have. */
  readonly #repeatNumbers = new Column('word');
  readonly #prompts = new FirstOfEquals(
    (row) => this.#names.bits(2 * row + 1),
    (one, other) => this.#isSamePrompt(one, other),
  );
  #rows = 0;
  #mixed = 0;

  constructor(rule: NotingRule, sha256: Sha256) {
    this.#rule = rule;
    this.#sha256 = sha256;
  }

  /** Returns what was found on the way. */
  add(item: BenchmarkItem): FoundOfAnswer {
    const row = this.#rows++;
    const prompt = promptHash(item.prompt, this.#sha256);
    const identity = item.id === null ? prompt : identityOf(item, this.#sha256);
    const { split, replaySeed } = this.#rule;
    const splitHash = seededHash(split.seed, identity, this.#sha256);
    const isHeldOut = shareOfHash(splitHash) < split.holdout;
    const note = {
      outcome: item.outcome,
      audit: isHeldOut ? null : auditItem(item),
      isBlank: item.response.trim() === '',
      isHeldOut,
      isFirst: true,
      kind: this.#kindOf(item),
    };
    this.#notes.set(row, packNote(note));
    if (item.score !== scoreOfOutcome(item.outcome)) this.#scores.set(row, item.score ?? NO_SCORE);
    // The hash that replay is chosen by serves to tell identities apart, too.
    const replayHash = replaySeed === null ? splitHash : seededHash(replaySeed, identity, this.#sha256);
    this.#names.set(2 * row, replayHash);
    this.#names.set(2 * row + 1, prompt);
    this.#repeatNumbers.set(row, item.repeat);
    const first = this.#questions.add(row);
    if (first !== row) {
      if (!this.#names.isSame(2 * row + 1, 2 * first + 1)) this.#mixed++;
      this.#notes.set(row, packNote({ ...note, isFirst: false }));
      this.#repeats.append(first, row);
    }
    const isRepeated = this.#prompts.add(row) !== row;
    return { audit: note.audit, isRepeated, isHeldOut, isFirst: first === row };
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
      score: this.#score(row, outcome),
      audit,
      isBlank,
      target: this.#kinds.at(kind).target,
    };
  }

  #score(row: number, outcome: Outcome): number | null {
    const score = this.#scores.get(row);
    if (Number.isNaN(score)) return scoreOfOutcome(outcome);
    return score === NO_SCORE ? null : score;
  }

  #kindOf(item: BenchmarkItem): number {
    const { task, variant, category } = item;
    const found = targetOf(item, this.#rule.target, false);
    const target = found && { from: found.from, fallback: found.fallback };
    const key = [task, variant, category, target?.from, target?.fallback].join('\0');
    return this.#kinds.add(key, { task, variant, category, target });
  }

  #isSameQuestion(row: number, other: number): boolean {
    if (!this.#names.isSame(2 * row, 2 * other)) return false;
    const [one, two] = [this.#kind(row), this.#kind(other)];
    return one === two || (one.task === two.task && one.variant === two.variant);
  }

  #isSamePrompt(row: number, other: number): boolean {
    if (!this.#names.isSame(2 * row + 1, 2 * other + 1)) return false;
    if (this.#repeatNumbers.get(row) !== this.#repeatNumbers.get(other)) return false;
    const [one, two] = [this.#kind(row), this.#kind(other)];
    return one === two || (one.category === two.category && one.variant === two.variant);
  }

  #kind(row: number): Kind {
    return this.#kinds.at(unpackNote(this.#notes.get(row)).kind);
  }
}
