import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { compareRuns } from '../../../test/builders/compare-runs.ts';
import { categoryCounts } from '../../../test/builders/manifest.ts';
import { manifestOf, outcomes, run, times } from '../../../test/builders/run.ts';
import { type BenchmarkItem, OUTCOMES } from '../benchmark/item.ts';
import type { Manifest } from '../dataset/dataset.ts';
import type { Figures, Measurement } from './comparison.ts';

const compare = (before: BenchmarkItem[], after: BenchmarkItem[], manifest: Manifest | null = null) =>
  compareRuns(run(before), run(after), { manifest, sha256 });

describe('compareRuns', () => {
  test('measures graded results by accuracy', () => {
    const before = outcomes('math', ...times(6, 'incorrect'), ...times(44, 'correct'));
    const after = outcomes('math', ...times(50, 'correct'));
    const { categories, overall, unmatched } = compare(before, after);
    expect(categories.math?.all).toMatchObject({
      metric: 'accuracy',
      items: 50,
      improved: 6,
      worsened: 0,
      unchanged: 44,
      before: 0.88,
      after: 1,
      change: 0.12,
      p: 0.03125,
    });
    expect(categories.math?.all?.interval[0]).toBeCloseTo(0.013493838437497713, 9);
    expect(categories.math?.held_out).toEqual(categories.math?.all);
    expect(categories.math?.trained_on).toBeNull();
    expect(overall).toEqual(categories.math);
    expect(unmatched).toEqual({ added: 0, removed: 0, changed: 0, errors: 0 });
  });

  test('measures judged results by score, and counts improvement on each metric apart', () => {
    const before = outcomes('math', 'loss', 'tie', 'win', 'win');
    const after = outcomes('math', 'tie', 'win', 'win', 'loss');
    const all = compare(before, after).categories.math?.all;
    expect(all).toMatchObject({ metric: 'score', improved: 2, worsened: 1, change: 0 });
    expect(all?.metrics.win_rate).toMatchObject({ improved: 1, worsened: 1, before: 0.5, after: 0.5 });
    expect(all?.metrics.win_or_tie_rate).toMatchObject({ improved: 1, worsened: 1 });
    expect(all?.metrics.loss_rate).toMatchObject({ improved: 1, worsened: 1, change: 0 });
    expect(all?.metrics.accuracy).toBeUndefined();
    expect(all?.metrics.consistency).toBeUndefined();
  });

  test('gives the t interval of graded scores', () => {
    const differences = [0.1, -0.2, 0.35, 0, 0.05, 0.4, -0.15, 0.2, 0.3, -0.05];
    const scored = (scores: number[]) =>
      scores.map((score, index) => answer({ id: `${index}`, outcome: 'partial', score }));
    const all = compare(scored(differences.map(() => 0.5)), scored(differences.map((d) => 0.5 + d))).overall
      .all;
    expect(all).toMatchObject({ improved: 6, worsened: 3, unchanged: 1 });
    expect(all?.change).toBeCloseTo(0.1, 9);
    expect(all?.interval[0]).toBeCloseTo(-0.04891341486047615, 9);
    expect(all?.interval[1]).toBeCloseTo(0.24891341486047616, 9);
  });

  test('gives scores that all changed alike an interval around that change', () => {
    const scored = (score: number) =>
      [...Array(40).keys()].map((id) => answer({ id: `${id}`, outcome: 'partial', score }));
    const all = compare(scored(0.5), scored(0.6)).overall.all;
    expect(all?.change).toBeCloseTo(0.1, 9);
    expect(all?.interval[0]).toBeLessThan(0.1);
    expect(all?.interval[0]).toBeGreaterThan(0.08);
    expect(all?.interval[1]).toBeCloseTo(0.1, 9);
  });

  test('falls to score where judged and graded categories stand together', () => {
    const items = [...outcomes('math', 'correct'), ...outcomes('code', 'win')];
    const { categories, overall } = compare(items, items);
    expect([categories.math?.all?.metric, categories.code?.all?.metric]).toEqual(['accuracy', 'score']);
    expect(overall.all?.metric).toBe('score');
  });

  test('keeps evidence and memorisation apart, and says how much was trained on', () => {
    const before = outcomes('math', ...times(47, 'incorrect'), ...times(3, 'correct'));
    const after = outcomes('math', ...times(50, 'correct'));
    const comparison = compare(before, after, manifestOf(before.slice(0, 47)));
    expect(comparison.categories.math?.held_out).toMatchObject({ items: 3, improved: 0 });
    expect(comparison.categories.math?.trained_on).toMatchObject({ items: 47, improved: 47 });
    expect(comparison.contamination).toEqual({ trained_items_compared: 47, share: 0.94 });
    expect(comparison.warnings).toEqual([]);
    const mined = { ...manifestOf(before.slice(0, 47)), categories: { math: categoryCounts({ items: 50 }) } };
    expect(compare(before, after, mined).warnings.map(({ code }) => code)).toEqual(['no-split']);
  });

  test('shows a category of which nothing is left to compare, and none that only the candidate has', () => {
    const before = [...outcomes('math', 'correct'), ...outcomes('code', 'correct')];
    const after = [...outcomes('math', 'correct'), ...outcomes('law', 'correct')];
    const { categories, unmatched } = compare(before, after);
    expect(Object.keys(categories)).toEqual(['math', 'code']);
    expect(categories.code).toEqual({ held_out: null, trained_on: null, all: null });
    expect(unmatched).toMatchObject({ added: 1, removed: 1 });
  });

  test('pools the categories that are too small to be judged apart', () => {
    const items = [
      ...outcomes('big', ...times(30, 'correct')),
      ...outcomes('small', ...times(29, 'correct')),
      ...outcomes('tiny', 'correct'),
    ];
    const { pooled } = compare(items, items);
    expect(pooled.all).toMatchObject({ categories: ['small', 'tiny'], measurement: { items: 30 } });
    expect(pooled.held_out).toEqual(pooled.all);
    const memorised = compare(items, items, manifestOf(items.slice(0, 30)));
    expect(memorised.pooled.held_out?.categories).toEqual(['small', 'tiny']);
  });

  test('lists what did not stay right, the most telling first', () => {
    const before = outcomes('math', 'correct', 'incorrect', 'partial', 'incorrect', 'correct', 'correct');
    const after = outcomes('math', 'correct', 'incorrect', 'incorrect', 'correct', 'partial', 'incorrect');
    const { changes } = compare(before, after);
    expect(changes.map(({ identity }) => identity)).toEqual([
      'math/5',
      'math/3',
      'math/2',
      'math/4',
      'math/1',
    ]);
    expect(changes[0]).toMatchObject({
      category: 'math',
      evidence: 'held_out',
      before: { score: 1, outcome: 'correct' },
      after: { score: 0, outcome: 'incorrect' },
    });
  });

  test('passes on what reading had to say, once', () => {
    const warning = { code: 'broken_rows', category: null, count: 1, message: '1 row' };
    const items = outcomes('math', 'correct');
    const both = run(items, { warnings: [warning] });
    expect(compareRuns(both, both, { manifest: null, sha256 }).warnings).toEqual([warning]);
  });

  test('refuses runs without a common question, and shows one of each', () => {
    const other = outcomes('code', 'correct', 'correct');
    expect(() => compare(outcomes('math', 'correct'), other)).toThrow(
      'The two runs have no question in common: 1 answer (such as math/0) before, 2 answers (such as code/0) after',
    );
    expect(() => compare([], other)).toThrow('0 answers before');
    const reworded = outcomes('math', 'correct').map((item) => ({ ...item, prompt: 'another' }));
    expect(() => compare(outcomes('math', 'correct'), reworded)).toThrow('another prompt or reference');
  });

  test('does not refuse a candidate that failed on every question: that is a finding', () => {
    const { overall, unmatched } = compare(outcomes('math', 'correct'), outcomes('math', 'error'));
    expect(overall).toEqual({ held_out: null, trained_on: null, all: null });
    expect(unmatched.errors).toBe(1);
  });

  test('swapping before and after negates every change', () => {
    const outcome = fc.constantFrom(...OUTCOMES);
    const sides = fc.array(fc.tuple(outcome, outcome, fc.boolean()), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sides, (rows) => {
        const items = (side: 0 | 1) =>
          rows.map(([before, after, code], index) =>
            answer({
              id: `${index}`,
              outcome: [before, after][side] as never,
              category: code ? 'code' : 'math',
            }),
          );
        const [before, after] = [items(0), items(1)];
        const manifest = manifestOf(before.slice(0, rows.length / 3), { holdout: 0.5 });
        const there = compareRuns(run(before), run(after), { manifest, sha256 });
        const back = compareRuns(run(after), run(before), { manifest, sha256 });
        expect(back.unmatched).toEqual(there.unmatched);
        expect(back.contamination).toEqual(there.contamination);
        for (const part of ['held_out', 'trained_on', 'all'] as const) {
          expectMirrored(there.overall[part], back.overall[part]);
          for (const [name, category] of Object.entries(there.categories)) {
            expectMirrored(category[part], back.categories[name]?.[part] ?? null);
          }
        }
      }),
    );
  });
});

function expectMirrored(there: Measurement | null, back: Measurement | null): void {
  if (there === null || back === null) {
    expect(back).toBe(there);
    return;
  }
  expect(back.metric).toBe(there.metric);
  expect(Object.keys(back.metrics)).toEqual(Object.keys(there.metrics));
  for (const [metric, figures] of Object.entries(there.metrics)) {
    expect(back.metrics[metric as keyof Measurement['metrics']]).toEqual(mirrored(figures));
  }
}

function mirrored(figures: Figures): Figures {
  const negated = (value: number) => (value === 0 ? 0 : -value);
  return {
    ...figures,
    improved: figures.worsened,
    worsened: figures.improved,
    before: figures.after,
    after: figures.before,
    change: negated(figures.change),
    interval: [negated(figures.interval[1]), negated(figures.interval[0])],
    smallest_visible_change: figures.smallest_visible_change,
  };
}
