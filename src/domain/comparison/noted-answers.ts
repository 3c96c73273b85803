import { auditItem } from '../audit/audit.ts';
import { normalisePrompt, type Sha256 } from '../benchmark/identity.ts';
import { type BenchmarkItem, isJudged, type Outcome } from '../benchmark/item.ts';
import type { MeasuredAnswer } from '../benchmark/item-values.ts';
import type { ApartBy } from '../benchmark/shared-ids.ts';
import { Column } from '../notes/column.ts';
import { Fingerprints } from '../notes/fingerprints.ts';
import { ScoreColumn } from '../notes/score-column.ts';
import { AnswerKinds } from './answer-kinds.ts';
import type { Evidence } from './comparison.ts';
import { FinalAnswers } from './final-answers.ts';
import { classUnder } from './item-classes.ts';
import { packAnswer, unpackAnswer } from './packed-answer.ts';

/**
 * Everything about the answers of two runs that comparing them must know, in about 28 bytes an answer, so that runs of
 * any size can be compared: the texts are fetched again for those few questions that are shown. Answers are known by
 * their row, the runs one after the other.
 *
 * Texts are held against each other by 64 bits of a hash: of a million prompts two are taken for the same by chance
 * once in 37 million times. Where the hash is keyed with a secret nobody can look for two such texts beforehand.
 */
export class NotedAnswers {
  readonly #fingerprint: Sha256;
  readonly #kinds = new AnswerKinds();
  readonly #answers = new Column('word');
  readonly #scores = new ScoreColumn();
  readonly #repeats = new Column('word');
  readonly #classes = new Column('byte');
  readonly #ids = new Fingerprints();
  readonly #prompts = new Fingerprints();
  readonly #references = new Fingerprints();
  /** Heard at once as soon as answers are seen to be repeated; what came before that is to be heard again. */
  readonly finals: FinalAnswers;
  #hasRepeats = false;
  #size = 0;

  /** `fingerprint`: SHA-256 in hex, keyed or not. */
  constructor(fingerprint: Sha256) {
    this.#fingerprint = fingerprint;
    this.finals = new FinalAnswers(fingerprint);
  }

  get size(): number {
    return this.#size;
  }

  /** Returns its row. `classes`: what it may prove, packed. */
  add(item: BenchmarkItem, classes: number): number {
    const row = this.#size++;
    const { id, reference, outcome } = item;
    const hasId = id !== null;
    const hasReference = reference !== undefined;
    const kind = this.#kinds.add(item);
    this.#answers.set(row, packAnswer({ outcome, accuracy: accuracyOf(item), hasId, hasReference, kind }));
    this.#prompts.set(row, this.#fingerprint(normalisePrompt(item.prompt)));
    if (hasId) this.#ids.set(row, this.#fingerprint(id));
    if (hasReference) this.#references.set(row, this.#fingerprint(normalisePrompt(reference)));
    this.#scores.set(row, item);
    this.#repeats.set(row, item.repeat);
    this.#classes.set(row, classes);
    this.#hasRepeats ||= item.repeat > 0;
    if (this.#hasRepeats) this.finals.add(row, item.response);
    return row;
  }

  /** What figures are made of. */
  measured(row: number): MeasuredAnswer {
    const { outcome, accuracy } = unpackAnswer(this.#answers.get(row));
    return { outcome, score: this.#scores.get(row, outcome), accuracy, final: this.finals.at(row) };
  }

  outcome(row: number): Outcome {
    return unpackAnswer(this.#answers.get(row)).outcome;
  }

  score(row: number): number | null {
    return this.#scores.get(row, this.outcome(row));
  }

  /** Whether it counts for any figure. */
  isScored(row: number): boolean {
    const outcome = this.outcome(row);
    return outcome !== 'error' && outcome !== 'unscored' && this.#scores.get(row, outcome) !== null;
  }

  repeat(row: number): number {
    return this.#repeats.get(row);
  }

  category(row: number): string {
    return this.#kindOf(row).category;
  }

  task(row: number): string {
    return this.#kindOf(row).task;
  }

  variant(row: number): string {
    return this.#kindOf(row).variant;
  }

  hasId(row: number): boolean {
    return unpackAnswer(this.#answers.get(row)).hasId;
  }

  /** What it may prove by the name that it goes by. */
  evidence(row: number, apart: ApartBy | null): Evidence {
    return classUnder(this.#classes.get(row), apart);
  }

  isSameScope(one: number, other: number): boolean {
    return this.#kindOf(one).scope === this.#kindOf(other).scope;
  }

  isSameId(one: number, other: number): boolean {
    return this.#ids.isSame(one, other);
  }

  isSamePrompt(one: number, other: number): boolean {
    return this.#prompts.isSame(one, other);
  }

  /** Whether the prompt, or a reference that both have, is another. */
  isChanged(one: number, other: number): boolean {
    if (!this.#prompts.isSame(one, other)) return true;
    const both = this.#hasReference(one) && this.#hasReference(other);
    return both && !this.#references.isSame(one, other);
  }

  /** 32 bits to find it by its prompt, and by its id. */
  promptBits(row: number): number {
    return this.#prompts.bits(row);
  }

  idBits(row: number): number {
    return this.#ids.bits(row);
  }

  #hasReference(row: number): boolean {
    return unpackAnswer(this.#answers.get(row)).hasReference;
  }

  #kindOf(row: number) {
    return this.#kinds.at(unpackAnswer(this.#answers.get(row)).kind);
  }
}

/** Whether a judged answer is right by its reference, whatever the judge said; null where that cannot be told. */
function accuracyOf(item: BenchmarkItem): 0 | 1 | null {
  if (!isJudged(item.outcome) || item.reference === undefined) return null;
  const audit = auditItem(item);
  if (audit === 'already-right') return 1;
  return audit === 'confirmed' ? 0 : null;
}
