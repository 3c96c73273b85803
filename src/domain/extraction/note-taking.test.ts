import { expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { shareOf } from '../benchmark/identity.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';
import type { NotedQuestion } from './answer-notes.ts';
import { NoteTaking, type NotingRule } from './note-taking.ts';

const RULE = {
  split: { holdout: 0, seed: 's' },
  target: { default: 'reference' },
  outcomes: ['loss'],
  replaySeed: 'r',
} as const;

function noted(items: BenchmarkItem[], rule: Partial<NotingRule> = {}) {
  const taking = new NoteTaking({ ...RULE, ...rule }, sha256);
  for (const item of items) taking.add(item);
  return { notes: taking.notes, questions: [...taking.notes.questions()] };
}

const rowsOf = (questions: NotedQuestion[]) => questions.map(({ answers }) => answers.map(({ row }) => row));

test('answers to one prompt are one question, other variants and tasks are others', () => {
  const items = [
    answer({ prompt: 'What is  2 + 2?' }),
    answer({ variant: 'strict' }),
    answer({ prompt: ' What is 2 + 2?\n', repeat: 1 }),
    answer({ task: 'other' }),
    answer({ repeat: 2 }),
  ];
  expect(rowsOf(noted(items).questions)).toEqual([[0, 2, 4], [1], [3]]);
});

test('answers under one id are one question', () => {
  const items = [answer({ id: '1' }), answer({ id: '2' }), answer({ id: '1', repeat: 1 })];
  expect(rowsOf(noted(items).questions)).toEqual([[0, 2], [1]]);
});

test('a score is remembered to its last digit, and that there was none', () => {
  const scores = [1 / 3, null, 0, 0.5, 1];
  const items = scores.map((score, index) => answer({ id: `${index}`, outcome: 'partial', score }));
  const { questions } = noted(items);
  expect(questions.map(({ answers: [{ score }] }) => score)).toEqual(scores);
});

test('what choosing needs is remembered', () => {
  const { reference: _, ...bare } = answer({ id: '2', response: ' \n', outcome: 'loss' });
  const { questions } = noted([answer({ id: '1' }), { ...bare, opponentResponse: 'four' }]);
  expect(questions.map(({ answers: [first] }) => first)).toMatchObject([
    { audit: 'confirmed', isBlank: false, target: { from: 'reference', fallback: false } },
    { audit: 'unverifiable', isBlank: true, target: { from: 'opponent', fallback: true } },
  ]);
});

test('the evaluation side is told by the share of the identity, and not audited', () => {
  const items = Array.from({ length: 50 }, (_, index) => answer({ id: `${index}` }));
  const { questions } = noted(items, { split: { holdout: 0.4, seed: 's' } });
  for (const [index, { isHeldOut, answers }] of questions.entries()) {
    expect(isHeldOut).toBe(shareOf('s', `sums/${index}`, sha256) < 0.4);
    expect(answers[0].audit === null).toBe(isHeldOut);
  }
});

test('without replay only what may be mined is audited', () => {
  const items = [
    answer({ id: '1', outcome: 'win' }),
    answer({ id: '2', outcome: 'loss' }),
    answer({ id: '3', outcome: 'partial', score: 0.4 }),
  ];
  const audits = (rule: Partial<NotingRule>) =>
    noted(items, rule).questions.map(({ answers: [first] }) => first.audit !== null);
  expect(audits({ replaySeed: null })).toEqual([false, true, true]);
  expect(audits({})).toEqual([true, true, true]);
});

test('overlap shows under either name, and replay is chosen by the share of the identity', () => {
  const items = [
    answer({ id: '1' }),
    answer({ id: null, task: 'other' }),
    answer({ id: '2', prompt: 'else' }),
  ];
  const { notes, questions } = noted(items);
  const index = notes.nameIndex();
  const known = questions.map((question) => {
    const names = notes.namesOf(question, question.answers[0]);
    const isKnown = names.some((name) => index.has(name));
    for (const name of names) index.add(name);
    return isKnown;
  });
  expect(known).toEqual([false, true, false]);
  expect(notes.replayShare(questions[0] as NotedQuestion)).toBe(shareOf('r', 'sums/1', sha256));
});

test('a prompt is repeated where it was put before in the same category, variant and repeat', () => {
  const taking = new NoteTaking(RULE, sha256);
  const items = [
    answer({ id: '1' }),
    answer({ id: '2', prompt: ' What is  2 + 2?' }),
    answer({ id: '1', repeat: 1 }),
    answer({ id: '1', category: 'other' }),
    answer({ id: '1', variant: 'strict' }),
    answer({ id: '3', prompt: 'What is 3 + 2?' }),
    answer({ id: '4', task: 'other', repeat: 1 }),
  ];
  expect(items.map((item) => taking.add(item).isRepeated)).toEqual([
    false,
    true,
    false,
    false,
    false,
    false,
    true,
  ]);
});
