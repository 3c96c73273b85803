import { auditItem } from './audit.ts';
import type { DatasetFormat } from './dataset.ts';
import type { Sha256 } from './identity.ts';
import { promptHash } from './identity.ts';
import type { MinedFailure } from './mine.ts';
import type { Question } from './question.ts';
import { bestAnswer } from './question.ts';
import { chooseReplay } from './replay.ts';
import type { TargetRule } from './target.ts';
import { targetOf } from './target.ts';
import type { TrainingExample } from './training-row.ts';
import type { WarningTally } from './warning-tally.ts';

export interface DerivationRule {
  alreadyRight: 'exclude' | 'keep';
  target: TargetRule;
  stripMarkup: boolean;
  format: DatasetFormat;
  /** Replay rows per failure that is trained on. */
  replay: number;
  seed: string;
}

/** Turns audited failures into what to study: each question once, with the answer it should have had. */
export function deriveExamples(
  failures: MinedFailure[],
  rule: DerivationRule,
  warnings: WarningTally,
  sha256: Sha256,
): TrainingExample[] {
  const seen = new Set<string>();
  return failures.flatMap(({ question, answer, audit }) => {
    if (audit === 'already-right' && rule.alreadyRight === 'exclude') return [];
    const names = namesOf(question, sha256);
    if (names.some((name) => seen.has(name))) {
      warnings.add(
        'duplicate-failure',
        question.category,
        'failures ask a question that another one asks; the first was kept',
      );
      return [];
    }
    const target = targetOf(answer, rule.target, rule.stripMarkup);
    if (target === null) {
      warnings.add(
        'no-target',
        question.category,
        'failures have neither a reference nor an opponent’s answer to learn from',
      );
      return [];
    }
    if (target.fallback) {
      warnings.add(
        'target-fallback',
        question.category,
        `targets come from ${target.from}: the source asked for is missing`,
      );
    }
    for (const name of names) seen.add(name);
    return [
      {
        identity: question.identity,
        item: answer,
        target: target.text,
        from: target.from,
        reason: question.outcome,
      },
    ];
  });
}

/**
 * Questions to rehearse with the model's own right answers, so that it does not unlearn them: from the training
 * side, in the order of the results, none that is among the examples or that the audit doubts.
 */
export function deriveReplay(
  trainingSide: Question[],
  examples: TrainingExample[],
  rule: DerivationRule,
  warnings: WarningTally,
  sha256: Sha256,
): TrainingExample[] {
  const wanted = Math.round(rule.replay * examples.length);
  if (wanted === 0) return [];
  if (rule.format === 'preference') {
    warnings.add(
      'replay-impossible',
      null,
      'replay rows were left out: a preference pair needs a rejected answer',
      wanted,
    );
    return [];
  }
  const taken = new Set(
    examples.flatMap(({ identity, item }) => namesOf({ identity, prompt: item.prompt }, sha256)),
  );
  const candidates = trainingSide.filter((question) => {
    if (!isWorthRehearsing(question)) return false;
    const names = namesOf(question, sha256);
    const isNew = !names.some((name) => taken.has(name));
    for (const name of names) taken.add(name);
    return isNew;
  });
  const chosen = chooseReplay(candidates, wanted, rule.seed, sha256);
  if (chosen.size < wanted) {
    warnings.add(
      'replay-short',
      null,
      `replay rows could not be had: only ${chosen.size} passed items are there`,
      wanted - chosen.size,
    );
  }
  return candidates.filter((question) => chosen.has(question)).map(rehearsal);
}

function rehearsal(question: Question): TrainingExample {
  const item = bestAnswer(question);
  return { identity: question.identity, item, target: item.response, from: 'own answer', reason: 'replay' };
}

/** Passed and not contradicting its reference; a tie, or a loss on style, only when the audit found it right. */
function isWorthRehearsing(question: Question): boolean {
  const answer = bestAnswer(question);
  if (answer.score === null || answer.response.trim() === '') return false;
  const audit = auditItem(answer);
  const passed = question.outcome === 'win' || question.outcome === 'correct';
  return audit === 'already-right' || (passed && audit === 'unverifiable');
}

/** The evaluation side in the shape of the dataset: what the model should answer there, never trained on. */
export function deriveHeldOut(heldOut: Question[], rule: DerivationRule): TrainingExample[] {
  return heldOut.flatMap((question) => {
    const item = question.answers[0];
    const target = item && targetOf(item, rule.target, rule.stripMarkup);
    if (!item || !target) return [];
    return [
      { identity: question.identity, item, target: target.text, from: target.from, reason: question.outcome },
    ];
  });
}

/** Both names a question goes by: overlap is looked for under either (VERDICT.md section 4). */
function namesOf(question: { identity: string; prompt: string }, sha256: Sha256): string[] {
  return [question.identity, promptHash(question.prompt, sha256)];
}
