import { describe, expect, it } from 'vitest';
import { sha256 } from '../../test/builders/answer.ts';
import { flipped } from '../../test/builders/items.ts';
import { judged } from '../../test/builders/judged.ts';
import { manifest } from '../../test/builders/manifest.ts';
import { reportPage } from '../../test/builders/report-page.ts';
import { splitExam } from '../../test/builders/split-exam.ts';
import { figuresTable, neitherSentence, unmatchedSentence } from './figures-table.ts';
import { verdictTable } from './verdict-table.ts';

/** The table's lines without its head, as arrays of cells. */
function rows(input: Parameters<typeof figuresTable>[0]): string[][] {
  const lines = figuresTable(input)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const exam = splitExam(
  'math',
  {
    heldOut: [
      { items: 9, from: 'incorrect', to: 'correct' },
      { items: 30, from: 'correct', to: 'correct' },
    ],
    trainedOn: [
      { items: 20, from: 'incorrect', to: 'correct' },
      { items: 11, from: 'correct', to: 'correct' },
    ],
  },
  sha256,
);
/** Only the failures were trained on: the other eleven are neither. */
const trained = manifest({ trained_items: exam.trained_items.slice(0, 20) });

describe('what decides has its row, with the findings on it', () => {
  it('held-out items', () => {
    const input = judged({ ...exam, manifest: trained });
    expect(rows(input).map(([name, items, ...rest]) => [name, items, rest.at(-1)])).toEqual([
      ['math · accuracy, held-out', '39', '✅ met'],
      ['math · accuracy, *trained-on*', '20', ''],
      ['all categories · accuracy, held-out', '39', '✅ met'],
    ]);
    expect(neitherSentence(input)).toMatch(/^11 more items were neither held out nor trained on/);
    expect(reportPage(input)).toContain('11 more items were neither');
  });

  it('all items, where they are to decide', () => {
    const input = judged({
      ...exam,
      manifest: trained,
      evidence: { items: 'all', strength: 'significant' },
    });
    expect(rows(input).map(([name, items, ...rest]) => [name, items, rest.at(-1)])).toEqual([
      ['math · accuracy, all items', '70', '✅ met'],
      ['math · accuracy, held-out', '39', ''],
      ['math · accuracy, *trained-on*', '20', ''],
      ['all categories · accuracy, all items', '70', '✅ met'],
    ]);
    expect(neitherSentence(input)).toBe('');
    expect(verdictTable(input.verdict, { evidence: 'all' })).toMatch(/^math · accuracy, all items +70 /m);
    expect(reportPage(input)).toContain('math · accuracy<br><span class="muted">all items</span>');
  });
});

it('a row shows the findings on its own scope alone', () => {
  const fell = flipped('math', [
    { items: 2, from: 'correct', to: 'incorrect' },
    { items: 60, from: 'correct', to: 'correct' },
  ]);
  expect(rows(judged(fell)).map(([name, ...rest]) => [name, rest.at(-1)])).toEqual([
    ['math · accuracy', '✅ met'],
    ['all categories · accuracy', '❌ failed'],
  ]);
});

it('prints bold what leaves out zero as printed', () => {
  const input = judged(flipped('math', [{ items: 9, from: 'incorrect', to: 'correct' }]));
  const withLow = (low: number) => {
    const all = input.verdict.categories.math?.all;
    const accuracy = all?.metrics.accuracy;
    if (all === null || all === undefined || accuracy === undefined) throw new Error('not compared');
    const figures = { ...accuracy, change: 0.03, interval: [low, 0.061] as [number, number] };
    const held_out = { ...all, metrics: { accuracy: figures } };
    const math = { held_out, trained_on: null, all: held_out };
    return rows({ ...input, verdict: { ...input.verdict, criteria: [], categories: { math } } })[0]?.slice(
      4,
      6,
    );
  };
  expect(withLow(0.0003)).toEqual(['+3', '0 to +6.1']);
  expect(withLow(0.0006)).toEqual(['**+3**', '+0.1 to +6.1']);
});

it('quotes a category that is called like all of them', () => {
  const named = flipped('overall', [{ items: 40, from: 'correct', to: 'correct' }]);
  const input = judged(named);
  expect(rows(input)[0]?.[0]).toBe('"overall" · accuracy');
  expect(verdictTable(input.verdict)).toContain('guard "overall" · accuracy max_drop 10%');
  expect(verdictTable(input.verdict)).toContain('goal all categories · score improves');
});

it('says what was not compared, in the comment, in the terminal and on the page', () => {
  const both = flipped('math', [{ items: 12, from: 'incorrect', to: 'correct' }]);
  const after = both.after
    .slice(1)
    .map((item, index) => (index < 2 ? { ...item, outcome: 'error' as const, score: null } : item));
  const input = judged({ before: both.before, after });
  const said =
    'Questions not compared: 1 only in the old results, 2 with an error or no score on one side or both.';
  expect(unmatchedSentence(input.verdict)).toBe(said);
  expect(verdictTable(input.verdict)).toContain(`\n\n${said}\n\n`);
  expect(reportPage(input)).toContain(said);
  const { unmatched } = judged(both).verdict;
  expect(unmatchedSentence({ ...input.verdict, unmatched })).toBe('');
});
