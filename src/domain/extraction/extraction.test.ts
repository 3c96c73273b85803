import { expect, test } from 'vitest';
import { answer, answers } from '../../../test/builders/answer.ts';
import { extracted } from '../../../test/builders/extracted.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import type { ExtractionRule } from './extraction.ts';

const RULE: ExtractionRule = {
  mining: { categories: 'all', outcomes: ['loss', 'tie', 'incorrect'] },
  split: { holdout: 0, seed: 'retake' },
  derivation: {
    alreadyRight: 'exclude',
    target: { default: 'reference' } as ExtractionRule['derivation']['target'],
    stripMarkup: true,
    format: 'prompt-completion',
    replay: 1,
    seed: 'retake',
  },
};
const rule = (derivation: Partial<ExtractionRule['derivation']>, rest: Partial<ExtractionRule> = {}) => ({
  ...RULE,
  ...rest,
  derivation: { ...RULE.derivation, ...derivation },
});
const extract = (items: BenchmarkItem[], how = RULE) => extracted(items, how);
const counts = (items: BenchmarkItem[], how = RULE) => extract(items, how).categories.get('math')?.counts;
const codes = (items: BenchmarkItem[], how = RULE) => extract(items, how).warnings.map(({ code }) => code);

const right = (id: string, outcome: BenchmarkItem['outcome']) =>
  answer({ id, prompt: `right ${id}`, outcome, response: 'The answer is 4' });
const wrong = (id: string, outcome: BenchmarkItem['outcome']) =>
  answer({ id, prompt: `wrong ${id}`, outcome, response: 'The answer is 5' });

test('a tie whose answer is right is no failure: it is audited, left out, and may be rehearsed', () => {
  const items = [right('a', 'tie'), wrong('b', 'loss'), wrong('c', 'win')];
  expect(counts(items)).toEqual({
    items: 3,
    outcomes: { tie: 1, loss: 1, win: 1 },
    selected: 2,
    audit: { confirmed: 1, 'already-right': 1, ambiguous: 0, unverifiable: 0 },
    held_out: 0,
    examples: 1,
    replay: 1,
  });
  const training = extract(items).categories.get('math')?.training;
  expect(training?.map(({ reason, target }) => [reason, target])).toEqual([
    ['loss', '4'],
    ['replay', 'The answer is 4'],
  ]);
});

test('`keep` trains on it all the same, as the plan did', () => {
  expect(
    counts([right('a', 'tie'), wrong('b', 'loss')], rule({ alreadyRight: 'keep', replay: 0 }))?.examples,
  ).toBe(2);
});

test('a category that the configuration names and no item is in is told of', () => {
  const named = rule({ target: { default: 'reference', maths: 'opponent', math: 'reference' } });
  const mining = { ...named.mining, categories: ['math', 'nope'] };
  const { warnings } = extract([wrong('a', 'loss')], { ...named, mining });
  expect(warnings.filter(({ code }) => code === 'no-such-category').map(({ message }) => message)).toEqual([
    'nope: 0 items are in this category, which the configuration names',
    'maths: 0 items are in this category, which the configuration names',
  ]);
});

test('a win that contradicts its reference is never rehearsed', () => {
  const items = [...answers(3), wrong('w', 'win')];
  expect(counts(items)?.replay).toBe(0);
  expect(codes(items)).toContain('replay-short');
});

test('a question asked twice is trained on once', () => {
  const items = [wrong('a', 'loss'), answer({ id: 'z', prompt: 'wrong  a', outcome: 'loss' })];
  expect(counts(items)).toMatchObject({ selected: 2, examples: 1 });
  expect(codes(items)).toContain('duplicate-failure');
});

test('held-out questions are chosen before outcomes are looked at, and never trained on', () => {
  const half = rule({}, { split: { holdout: 0.5, seed: 'retake' } });
  const items = answers(200, { response: 'wrong' });
  const { counts: some, training, heldOut } = extract(items, half).categories.get('math') ?? {};
  expect(some?.held_out).toBe(heldOut?.length);
  expect(some && some.held_out + some.selected).toBe(200);
  const trained = new Set(training?.map(({ identity }) => identity));
  expect(heldOut?.some(({ identity }) => trained.has(identity))).toBe(false);
  const turned = items.map((item) => ({ ...item, outcome: 'correct' as const, score: 1 }));
  const heldOutThen = extract(turned, half).categories.get('math')?.heldOut;
  expect(heldOutThen?.map(({ identity }) => identity)).toEqual(heldOut?.map(({ identity }) => identity));
});

test('only the named categories are mined; all may be rehearsed', () => {
  const items = [
    ...answers(4),
    ...answers(4, { category: 'code', outcome: 'correct', response: 'ok', reference: 'ok' }),
  ];
  const { categories } = extract(items, rule({}, { mining: { ...RULE.mining, categories: ['math'] } }));
  expect(categories.get('code')?.counts).toMatchObject({ selected: 0, examples: 0, replay: 4 });
});

test('nothing to learn from, and nothing failed, are warnings', () => {
  const { reference: _, ...bare } = answer();
  expect(codes([bare])).toEqual(['no-target', 'nothing-selected']);
  expect(codes([answer({ outcome: 'correct' })])).toEqual(['nothing-selected']);
});

test('a preference pair has no replay row', () => {
  expect(codes([right('a', 'correct'), wrong('b', 'incorrect')], rule({ format: 'preference' }))).toEqual([
    'replay-impossible',
  ]);
});

test('questions that share an id are told of: they are taken for repeats', () => {
  const items = [answer({ id: '1', prompt: 'one?' }), answer({ id: '1', prompt: 'two?' })];
  expect(extract(items).warnings).toContainEqual({
    code: 'ambiguous-id',
    category: null,
    count: 1,
    message: expect.stringMatching(/together they are one question.* compare tells them apart by prompt/),
  });
  expect(codes([answer({ id: '1' }), answer({ id: '1', repeat: 1 })])).not.toContain('ambiguous-id');
});
