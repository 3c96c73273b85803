import { auditItem } from '../audit/audit.ts';
import type { AuditedAnswer } from '../audit/audit-run.ts';
import { identityOf, promptHash, type Sha256, seededHash, shareOfHash } from '../benchmark/identity.ts';
import type { BenchmarkItem, Outcome } from '../benchmark/item.ts';
import { type TargetRule, targetOf } from '../dataset/target.ts';
import { Column } from '../notes/column.ts';
import { AnswerNotes, type Kind } from './answer-notes.ts';
import { mayShowFailure } from './mine.ts';

export interface NotingRule {
  split: { holdout: number; seed: string };
  target: TargetRule;
  /** Those that are mined. */
  outcomes: readonly Outcome[];
  /** Of the hash that replay is chosen by; null where there will be none. */
  replaySeed: string | null;
}

/** What is known of an answer as soon as it is noted. */
export interface FoundOfAnswer extends AuditedAnswer {
  /** Of its question. */
  identity: string;
  isHeldOut: boolean;
  /** Whether it is the first to its question. */
  isFirst: boolean;
}

/** Takes the notes of a run, answer by answer, and remembers as long what is only needed for that. */
export class NoteTaking {
  readonly notes = new AnswerNotes();
  readonly #rule: NotingRule;
  readonly #sha256: Sha256;
  readonly #questions = this.notes.questionIndex();
  /** Of repeated answers, which only few results have. */
  readonly #repeatNumbers = new Column('word');
  readonly #prompts = this.notes.promptIndex((row) => this.#repeatNumbers.get(row));

  constructor(rule: NotingRule, sha256: Sha256) {
    this.#rule = rule;
    this.#sha256 = sha256;
  }

  /** Returns what was found on the way. */
  add(item: BenchmarkItem): FoundOfAnswer {
    const prompt = promptHash(item.prompt, this.#sha256);
    const identity = item.id === null ? prompt : identityOf(item, this.#sha256);
    const { split, outcomes, replaySeed } = this.#rule;
    const splitHash = seededHash(split.seed, identity, this.#sha256);
    const isHeldOut = shareOfHash(splitHash) < split.holdout;
    // What is neither mined nor rehearsed goes unaudited, as does the evaluation side.
    const isAudited = !isHeldOut && (replaySeed !== null || mayShowFailure(item, outcomes));
    const audit = isAudited ? auditItem(item) : null;
    const row = this.notes.add({
      outcome: item.outcome,
      score: item.score,
      audit,
      isBlank: item.response.trim() === '',
      isHeldOut,
      kind: this.#kindOf(item),
      // The hash that replay is chosen by serves to tell identities apart, too.
      identityHash: replaySeed === null ? splitHash : seededHash(replaySeed, identity, this.#sha256),
      promptHash: prompt,
    });
    this.#repeatNumbers.set(row, item.repeat);
    const first = this.#questions.add(row);
    if (first !== row) this.notes.repeats(row, first);
    const isRepeated = this.#prompts.add(row) !== row;
    return { identity, audit, isRepeated, isHeldOut, isFirst: first === row };
  }

  #kindOf(item: BenchmarkItem): Kind {
    const { task, variant, category } = item;
    const found = targetOf(item, this.#rule.target, false);
    return { task, variant, category, target: found && { from: found.from, fallback: found.fallback } };
  }
}
