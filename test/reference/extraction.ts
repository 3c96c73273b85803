import { auditItem } from '../../src/domain/audit/audit.ts';
import { identityOf, promptHash, shareOf } from '../../src/domain/benchmark/identity.ts';
import type { BenchmarkItem, BenchmarkRun } from '../../src/domain/benchmark/item.ts';
import { bestAnswer, type Question, questionOf, worstAnswer } from '../../src/domain/benchmark/question.ts';
import type { CategoryCounts, Manifest } from '../../src/domain/dataset/dataset.ts';
import {
  DUPLICATE_FAILURE,
  MIXED_PROMPTS,
  NO_EXAMPLES,
  NO_ITEMS,
  NO_REPLAY,
  NO_TARGET,
  otherTarget,
  shortReplay,
} from '../../src/domain/dataset/extraction-remarks.ts';
import { FileNames } from '../../src/domain/dataset/file-name.ts';
import { targetOf } from '../../src/domain/dataset/target.ts';
import { rowsOf, type TrainingExample } from '../../src/domain/dataset/training-row.ts';
import { WarningTally } from '../../src/domain/dataset/warning-tally.ts';
import { deriveExample } from '../../src/domain/extraction/derive.ts';
import type { ExtractionRule } from '../../src/domain/extraction/extraction.ts';
import { isMined } from '../../src/domain/extraction/mine.ts';
import { apportion } from '../../src/domain/extraction/replay.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import { sha256 } from '../../src/results/hash.ts';
import { auditRun } from '../builders/audited.ts';

interface Asked extends Question<BenchmarkItem> {
  identity: string;
  category: string;
}

interface Taken {
  question: Asked;
  example: TrainingExample;
}

/** Extraction as one would write it with everything in memory: what the real one is held against. */
export function extractInMemory(run: BenchmarkRun, rule: ExtractionRule): Map<string, string> {
  const warnings = new WarningTally();
  const questions = questionsOf(run.items);
  const isHeldOut = ({ identity }: Asked) => shareOf(rule.split.seed, identity, sha256) < rule.split.holdout;
  const training = questions.filter((question) => !isHeldOut(question));
  const failures = training.filter((question) => isMined(question, rule.mining));
  const taken = new Set<string>();
  const examples = examplesOf(failures, rule, taken, warnings);
  const replay = replayOf(training, examples.length, rule, taken, warnings);
  const heldOut = questions
    .filter(isHeldOut)
    .flatMap((question) => takenAs(question, question.answers[0], rule, question.answers[0].outcome));
  const mixed = questions.flatMap(({ answers: [first, ...later] }) =>
    later.filter(({ prompt }) => promptHash(prompt, sha256) !== promptHash(first.prompt, sha256)),
  );
  const exceptions = Object.keys(rule.derivation.target).filter((name) => name !== 'default');
  const named = [...(rule.mining.categories === 'all' ? [] : rule.mining.categories), ...exceptions];
  for (const name of new Set(named)) {
    if (questions.every(({ category }) => category !== name))
      warnings.add('no-such-category', name, NO_ITEMS, 0);
  }
  if (mixed.length > 0) warnings.add('ambiguous-id', null, MIXED_PROMPTS, mixed.length);
  if (examples.length === 0) warnings.add('nothing-selected', null, NO_EXAMPLES, 0);

  const categories = [...new Set(questions.map(({ category }) => category))];
  const counts = categories.map((category): [string, CategoryCounts] => {
    const of = <T extends { category: string }>(all: T[]) => all.filter((one) => one.category === category);
    const count = (all: Taken[]) => all.filter(({ question }) => question.category === category).length;
    const audit = { confirmed: 0, 'already-right': 0, ambiguous: 0, unverifiable: 0 };
    for (const failure of of(failures)) audit[auditItem(worstAnswer(failure))] += 1;
    const outcomes: CategoryCounts['outcomes'] = {};
    for (const { outcome } of of(questions)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    return [
      category,
      {
        items: of(questions).length,
        outcomes,
        selected: of(failures).length,
        audit,
        held_out: of(questions).filter(isHeldOut).length,
        examples: count(examples),
        replay: count(replay),
      },
    ];
  });

  const examplesIn = (all: Taken[], category: string) =>
    all.filter(({ question }) => question.category === category).map(({ example }) => example);
  const names = new FileNames(sha256);
  const fileOf = (folder: string, category: string, all: Taken[]): [string, string, string][] => {
    const rows = examplesIn(all, category).flatMap((example) => rowsOf(example, rule.derivation.format));
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    return text === '' ? [] : [[`${folder}${names.of(category)}.jsonl`, text, category]];
  };
  const trainingFiles = categories.flatMap((category) => fileOf('', category, [...examples, ...replay]));
  const heldOutFiles = categories.flatMap((category) => fileOf('held-out/', category, heldOut));
  const trained = categories.flatMap((category) => examplesIn([...examples, ...replay], category));
  const { items: _, ...report } = run;
  const manifest: Manifest = {
    schema: 'retake.dataset/1',
    model: { id: report.model, revision: null },
    format: rule.derivation.format,
    split: rule.split,
    results: report.files,
    categories: Object.fromEntries(counts),
    examples: examples.length,
    targets: [...groupBy(trained, ({ from }) => from)].map(([source, { length }]) => ({
      source,
      rows: length,
    })),
    files: [...trainingFiles, ...heldOutFiles].map(([path, text, category]) => ({
      path,
      category,
      rows: text.split('\n').length - 1,
      sha256: sha256(text),
    })),
    trained_items: trained.map(({ identity, item }) => ({
      identity,
      prompt_sha256: promptHash(item.prompt, sha256),
    })),
    digest: sha256(
      trainingFiles
        .map(([path, text]) => `${sha256(text)}  ${path}\n`)
        .toSorted()
        .join(''),
    ),
    warnings: [...report.warnings, ...auditRun(run.items), ...warnings.list()],
  };
  return new Map([
    ...[...trainingFiles, ...heldOutFiles].map(([path, text]) => [path, text] as const),
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
}

function questionsOf(items: BenchmarkItem[]): Asked[] {
  const keyOf = (item: BenchmarkItem) => JSON.stringify([item.task, identityOf(item, sha256), item.variant]);
  return [...groupBy(items, keyOf).values()].map((answers) => {
    const [first, ...later] = answers as [BenchmarkItem];
    const identity = identityOf(first, sha256);
    return { ...questionOf([first, ...later]), identity, category: first.category };
  });
}

function examplesOf(
  failures: Asked[],
  rule: ExtractionRule,
  taken: Set<string>,
  warnings: WarningTally,
): Taken[] {
  return failures.flatMap((question) => {
    const { category } = question;
    const answer = worstAnswer(question);
    if (auditItem(answer) === 'already-right' && rule.derivation.alreadyRight === 'exclude') return [];
    if (isTaken(question, answer, taken)) {
      warnings.add('duplicate-failure', category, DUPLICATE_FAILURE);
      return [];
    }
    const target = targetOf(answer, rule.derivation.target, false);
    if (target === null) {
      warnings.add('no-target', category, NO_TARGET);
      return [];
    }
    if (target.fallback) {
      warnings.add('target-fallback', category, otherTarget(target.from));
    }
    take(question, answer, taken);
    return takenAs(question, answer, rule);
  });
}

function replayOf(
  training: Asked[],
  examples: number,
  rule: ExtractionRule,
  taken: Set<string>,
  warnings: WarningTally,
): Taken[] {
  const { format, seed } = rule.derivation;
  const wanted = Math.round(rule.derivation.replay * examples);
  if (wanted === 0) return [];
  if (format === 'preference') {
    warnings.add('replay-impossible', null, NO_REPLAY, wanted);
    return [];
  }
  const candidates = training.filter((question) => {
    const answer = bestAnswer(question);
    if (!isWorthRehearsing(question, answer)) return false;
    const isNew = !isTaken(question, answer, taken);
    take(question, answer, taken);
    return isNew;
  });
  const groups = [...groupBy(candidates, ({ category }) => category).values()];
  const counts = apportion(
    groups.map(({ length }) => length),
    Math.min(wanted, candidates.length),
  );
  const share = ({ identity }: Asked) => shareOf(`${seed} replay`, identity, sha256);
  const chosen = new Set(
    groups.flatMap((group, index) => group.toSorted((a, b) => share(a) - share(b)).slice(0, counts[index])),
  );
  if (chosen.size < wanted) {
    warnings.add('replay-short', null, shortReplay(chosen.size), wanted - chosen.size);
  }
  return candidates
    .filter((question) => chosen.has(question))
    .flatMap((question) => takenAs(question, bestAnswer(question), rule, 'replay'));
}

function isWorthRehearsing({ outcome }: Asked, answer: BenchmarkItem): boolean {
  if (answer.score === null || answer.response.trim() === '') return false;
  const passed = outcome === 'win' || outcome === 'correct';
  const audit = auditItem(answer);
  return audit === 'already-right' || (passed && audit === 'unverifiable');
}

function takenAs(
  question: Asked,
  answer: BenchmarkItem,
  rule: ExtractionRule,
  reason: 'replay' | Asked['outcome'] = question.outcome,
): Taken[] {
  const example = deriveExample(answer, question.identity, reason, rule.derivation);
  return example === null ? [] : [{ question, example }];
}

function namesOf({ identity }: Asked, { prompt }: BenchmarkItem): string[] {
  return [identity, promptHash(prompt, sha256)];
}

function isTaken(question: Asked, answer: BenchmarkItem, taken: Set<string>): boolean {
  return namesOf(question, answer).some((name) => taken.has(name));
}

function take(question: Asked, answer: BenchmarkItem, taken: Set<string>): void {
  for (const name of namesOf(question, answer)) taken.add(name);
}
