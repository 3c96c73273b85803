import { describe, expect, test } from 'vitest';
import { observedRun } from '../../../test/builders/noted.ts';
import { outcomes, run, times } from '../../../test/builders/run.ts';
import type { BenchmarkItem, BenchmarkRun } from '../benchmark/item.ts';
import type { Criteria, Criterion, EvidenceRule } from '../verdict/criteria.ts';
import { parseMetric } from '../verdict/metric-text.ts';
import { parseRule } from '../verdict/rule-text.ts';
import { type Calibration, type CalibrationOptions, calibrateInSteps } from './calibrate.ts';
import type { DecidingItems } from './observe.ts';
import { weakness } from './weakness.ts';

/** Mulberry32, one stream for each purpose. */
function seeded(seed: number): (purpose: string) => () => number {
  return (purpose) => {
    let state = [...purpose].reduce(
      (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
      seed,
    );
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  };
}

const SIGNIFICANT: EvidenceRule = { items: 'all', strength: 'significant' };
const ANY: EvidenceRule = { items: 'all', strength: 'any' };
const DEFAULTS: Criteria = { criteria: null, decision: 'any' };

const criterion = (kind: 'guard' | 'goal', metric: string, rule: string): Criterion => ({
  id: `${metric} ${rule}`,
  kind,
  ...parseMetric(metric),
  rule: parseRule(rule, parseMetric(metric).metric),
  target: null,
});

/** All steps at once. */
function calibrate(
  run: BenchmarkRun,
  criteria: Criteria,
  deciding: DecidingItems,
  options: CalibrationOptions,
): Calibration {
  const steps = calibrateInSteps(observedRun(run, deciding), criteria, deciding, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function calibrated(
  items: BenchmarkItem[],
  criteria: Criteria,
  evidence: EvidenceRule,
  draws = 40_000,
): Calibration {
  const deciding = { manifest: null, split: { holdout: 0.3, seed: 'retake' }, evidence };
  return calibrate(run(items), criteria, deciding, {
    draws,
    redrawn: 0.2,
    seed: 1,
    random: seeded(1),
  });
}

const falsePass = ({ noise }: Calibration) => noise.find(({ redrawn }) => redrawn === 0.2)?.verdicts.pass;

/** The plan's counts: math and code from its files, reasoning from its report. */
const plan = [
  ...outcomes('math', ...times(3, 'win'), ...times(12, 'loss'), ...times(35, 'tie')),
  ...outcomes('code', ...times(24, 'win'), ...times(16, 'loss'), ...times(10, 'tie')),
];
const reasoning = outcomes('reasoning', ...times(43, 'win'), ...times(7, 'loss'));
const anyImprovement = [
  criterion('goal', 'math.win_rate', 'improves'),
  criterion('goal', 'code.win_rate', 'improves'),
];

describe('the false-pass rate', () => {
  test("of the plan's rule is 56.5 %: any improvement in math or code", () => {
    const found = calibrated(plan, { criteria: anyImprovement, decision: 'any' }, ANY);
    expect(Math.abs((falsePass(found) ?? 0) - 0.565)).toBeLessThan(0.01);
  });

  test('is 36.5 % with its floor for reasoning as a guard', () => {
    const guard = criterion('guard', 'reasoning.win_rate', '>= 85%');
    const criteria: Criteria = { criteria: [guard, ...anyImprovement], decision: 'any' };
    const found = calibrated([...plan, ...reasoning], criteria, ANY);
    expect(Math.abs((falsePass(found) ?? 0) - 0.365)).toBeLessThan(0.01);
  });

  test.each([
    ["the plan's benchmark", plan],
    ['a benchmark of 40 items', outcomes('math', ...times(25, 'correct'), ...times(15, 'incorrect'))],
    ['one as large as GSM8K', outcomes('math', ...times(286, 'correct'), ...times(1033, 'incorrect'))],
  ])('of the default criteria on %s is at most 5 %', (_, items) => {
    for (const { verdicts } of calibrated(items, DEFAULTS, SIGNIFICANT, 4000).noise) {
      expect(verdicts.pass).toBeLessThanOrEqual(0.05);
    }
  });
});

describe('power', () => {
  const items = outcomes('math', ...times(500, 'correct'), ...times(500, 'incorrect'));
  const { power } = calibrated(items, DEFAULTS, SIGNIFICANT, 2000);
  const at = (change: number) =>
    power.find((one) => one.category === null && one.change === change)?.verdicts;

  test('grows with the change, and finds a large one nearly always', () => {
    expect(at(0.05)?.pass).toBeLessThan(at(0.1)?.pass ?? 0);
    expect(at(0.2)?.pass).toBeGreaterThan(0.99);
    expect(at(-0.2)?.fail).toBeGreaterThan(0.99);
  });

  test('moves a category by as much as was asked for', () => {
    // Without noise the verdict is certain: a goal of exactly that rate is reached, one item more is not.
    const exact = (rate: string) =>
      calibrate(
        run(items),
        { criteria: [criterion('goal', 'math.accuracy', rate)], decision: 'any' },
        { manifest: null, split: { holdout: 0, seed: '' }, evidence: SIGNIFICANT },
        { draws: 20, redrawn: 0, seed: 1, random: seeded(1) },
      ).power.find(({ change }) => change === 0.1)?.verdicts.pass;
    expect(exact('>= 60%')).toBe(1);
    expect(exact('>= 60.1%')).toBe(0);
  });

  test('is told for each category where there are several', () => {
    const found = calibrated(plan, DEFAULTS, SIGNIFICANT, 100);
    expect([...new Set(found.power.map(({ category }) => category))]).toEqual([null, 'math', 'code']);
  });
});

describe('the advice', () => {
  test('for a rule that passes by chance is the default criteria, and enough items for them', () => {
    const { advice } = calibrated(plan, { criteria: anyImprovement, decision: 'any' }, ANY, 100);
    expect(advice.keep).toBe(false);
    expect(advice.criteria).toEqual(['score improves', 'math.score max_drop 10%', 'code.score max_drop 10%']);
    expect(advice.false_pass).toBeLessThanOrEqual(0.05);
    expect(advice.items).toBeGreaterThan(50);
  });

  test('for sound criteria is to keep them, with the share to hold out', () => {
    const items = outcomes('math', ...times(500, 'correct'), ...times(500, 'incorrect'));
    const { advice } = calibrated(items, DEFAULTS, { ...SIGNIFICANT, items: 'held-out' }, 100);
    expect(advice.keep).toBe(true);
    expect(advice.holdout).toBeCloseTo((advice.items ?? 0) / 1000, 1);
  });
});

test('advice comes to an end where the fewest items will do', () => {
  const goal: Criteria = { criteria: [criterion('goal', 'score', 'improves')], decision: 'any' };
  const deciding = { manifest: null, split: { holdout: 0.3, seed: 'retake' }, evidence: ANY };
  const options = { draws: 100, redrawn: 0, seed: 1, random: seeded(1) };
  const needed = (items: BenchmarkItem[]) => calibrate(run(items), goal, deciding, options).advice.items;
  expect(needed(outcomes('math', ...times(20, 'win'), ...times(20, 'loss')))).toBe(8);
  const many = Array.from({ length: 30 }, (_, index) => outcomes(`c${index}`, 'loss', 'win')).flat();
  expect(needed(many)).toBe(30);
});

test('the same seed gives the same numbers, another one others', () => {
  const once = (seed: number) =>
    calibrate(
      run(plan),
      DEFAULTS,
      { manifest: null, split: { holdout: 0, seed: '' }, evidence: SIGNIFICANT },
      { draws: 500, redrawn: 0.2, seed, random: seeded(seed) },
    );
  expect(once(1)).toEqual(once(1));
  expect(once(2).noise).not.toEqual(once(1).noise);
});

test('criteria on the training are taken as met, and named', () => {
  const criteria = [criterion('guard', 'training.loss', 'decreases'), ...anyImprovement];
  const found = calibrated(plan, { criteria, decision: 'any' }, ANY, 1000);
  expect(found.taken_as_met).toEqual(['training.loss decreases']);
  expect(falsePass(found)).toBeGreaterThan(0.5);
});

test('only items that will be held out decide, by the split, where no dataset is there yet', () => {
  const items = outcomes('math', ...times(200, 'correct'), ...times(200, 'incorrect'));
  const found = calibrated(items, DEFAULTS, { ...SIGNIFICANT, items: 'held-out' }, 100);
  expect(found.items).toBeGreaterThan(80);
  expect(found.items).toBeLessThan(160);
});

test('a weak rule is named in one sentence, a sound one is not', () => {
  const said = (criteria: Criteria, evidence: EvidenceRule) =>
    weakness(
      observedRun(run(plan), { manifest: null, split: { holdout: 0, seed: '' }, evidence }),
      criteria,
      { manifest: null, split: { holdout: 0, seed: '' }, evidence },
      { draws: 2000, redrawn: 0.2, seed: 1, random: seeded(1) },
    );
  expect(said({ criteria: anyImprovement, decision: 'any' }, ANY)).toMatch(
    /^These criteria pass 5\d % of the time when nothing has changed\.$/,
  );
  expect(said(DEFAULTS, SIGNIFICANT)).toBeNull();
});
