import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, sha256 } from '../../../test/builders/answer.ts';
import { compareRuns } from '../../../test/builders/compare-runs.ts';
import { manifestOf, outcomes, run, times } from '../../../test/builders/run.ts';
import type { BenchmarkItem, Outcome } from '../benchmark/item.ts';
import type { Manifest } from '../dataset/dataset.ts';
import type { Criterion, EvidenceRule } from './criteria.ts';
import { judge } from './judge.ts';
import type { TrainingFigures } from './loss-finding.ts';
import { parseMetric } from './metric-text.ts';
import { parseRule } from './rule-text.ts';
import type { Finding } from './verdict.ts';

const EVIDENCE: EvidenceRule = { items: 'held-out', strength: 'significant' };

interface Given {
  before: BenchmarkItem[];
  after: BenchmarkItem[];
  manifest?: Manifest;
  evidence?: Partial<EvidenceRule>;
  training?: TrainingFigures;
}

function judged(given: Given, criteria: Criterion[] | null = null, decision: 'any' | 'all' = 'any') {
  const manifest = given.manifest ?? null;
  const comparison = compareRuns(run(given.before), run(given.after), { manifest, sha256 });
  const evidence = { ...EVIDENCE, ...given.evidence };
  return judge(comparison, { criteria, decision }, evidence, given.training ?? null);
}

function criterion(
  kind: 'guard' | 'goal',
  metric: string,
  rule: string,
  more: Partial<Criterion> = {},
): Criterion {
  return {
    id: `${metric} ${rule}`,
    kind,
    ...parseMetric(metric),
    rule: parseRule(rule, parseMetric(metric).metric),
    target: null,
    ...more,
  };
}

function finding(given: Given, metric: string, rule: string, more: Partial<Criterion> = {}): Finding {
  const kind = more.kind ?? (rule === 'improves' ? 'goal' : 'guard');
  return judged(given, [criterion(kind, metric, rule, more)]).criteria[0] as Finding;
}

/** Graded items of one category of which so many are fixed, broken, still right and still wrong. */
function graded(fixed: number, broken: number, right: number, wrong: number, category = 'math'): Given {
  const side = (first: Outcome, second: Outcome) =>
    outcomes(
      category,
      ...times(fixed, first),
      ...times(broken, second),
      ...times(right, 'correct'),
      ...times(wrong, 'incorrect'),
    );
  return { before: side('incorrect', 'correct'), after: side('correct', 'incorrect') };
}

const together = (...parts: Given[]): Given => ({
  before: parts.flatMap(({ before }) => before),
  after: parts.flatMap(({ after }) => after),
});

const loss = (...losses: (number | null)[]): TrainingFigures => ({
  log: losses.map((value, step) => ({ step, loss: value })),
  held_out: [],
});

describe('improves', () => {
  test('passes on a significant gain', () => {
    expect(finding(graded(19, 5, 44, 52), 'math.accuracy', 'improves')).toMatchObject({
      finding: 'pass',
      items: 120,
      before: 49 / 120,
      after: 63 / 120,
      improved: 19,
      worsened: 5,
      reason:
        'Math accuracy rose from 40.8 % to 52.5 % on 120 items (+11.7 points, 95 % interval +3.5 to +19.4, 19 fixed, 5 broken, p = 0.007).',
    });
  });

  test('is inconclusive on a gain within the noise, and says what could have been seen', () => {
    const found = finding(graded(6, 3, 20, 21), 'math.accuracy', 'improves');
    expect(found.finding).toBe('inconclusive');
    expect(found.reason).toMatch(
      /: not distinguishable from noise; this benchmark cannot see a change under 1\d points\.$/,
    );
  });

  test('says where no change could have been seen', () => {
    const found = finding(graded(2, 0, 5, 5), 'math.accuracy', 'improves');
    expect(found.finding).toBe('inconclusive');
    expect(found.reason).toMatch(/this benchmark could not have seen any change\.$/);
  });

  test.each([
    [0, 0, 'stayed at 50 %'],
    [3, 3, 'stayed at 50 %'],
    [1, 9, 'fell from'],
  ])('fails on no gain: %i fixed, %i broken', (fixed, broken, words) => {
    const found = finding(graded(fixed, broken, 20, 20), 'math.accuracy', 'improves');
    expect(found.finding).toBe('fail');
    expect(found.reason).toContain(words);
    expect(found.reason).toContain('no improvement');
  });

  test('by any gain passes within the noise, and says so', () => {
    const given = { ...graded(6, 3, 20, 21), evidence: { strength: 'any' as const } };
    const found = finding(given, 'math.accuracy', 'improves');
    expect(found.finding).toBe('pass');
    expect(found.reason).toMatch(/not distinguishable from noise \(p = 0\.508\)\.$/);
    const none = { ...graded(3, 3, 20, 21), evidence: { strength: 'any' as const } };
    expect(finding(none, 'math.accuracy', 'improves').finding).toBe('fail');
  });

  test('of a rate of losses is a fall', () => {
    const given = {
      before: outcomes('math', ...times(10, 'loss'), ...times(30, 'win')),
      after: outcomes('math', ...times(40, 'win')),
    };
    expect(finding(given, 'math.loss_rate', 'improves')).toMatchObject({
      finding: 'pass',
      change: -0.25,
      improved: 10,
    });
    expect(finding(given, 'math.loss_rate', 'improves').reason).toContain('; fewer losses are better)');
    expect(finding({ before: given.after, after: given.before }, 'math.loss_rate', 'improves').finding).toBe(
      'fail',
    );
  });

  test('of several goals at once must hold after the adjustment for their number', () => {
    const eightToOne = together(graded(8, 1, 30, 30), graded(8, 1, 30, 30, 'code'));
    const goals = [
      criterion('goal', 'math.accuracy', 'improves'),
      criterion('goal', 'code.accuracy', 'improves'),
    ];
    const { criteria, verdict } = judged(eightToOne, goals);
    expect(criteria.map(({ finding: result }) => result)).toEqual(['inconclusive', 'inconclusive']);
    expect(criteria[0]).toMatchObject({ p: 0.0390625, p_adjusted: 0.078125 });
    expect(criteria[0]?.reason).toContain('p = 0.039, p = 0.078 adjusted for 2 goals');
    expect(verdict).toBe('inconclusive');
    expect(judged(eightToOne, goals.slice(0, 1)).verdict).toBe('pass');
  });
});

describe('max_drop', () => {
  test.each<[number, number, number, Finding['finding'], string]>([
    [0, 0, 50, 'pass', 'a drop of more than 10 points is ruled out'],
    [0, 0, 20, 'inconclusive', 'a drop of more than 10 points cannot be ruled out'],
    [3, 10, 37, 'inconclusive', 'cannot be ruled out'],
    [1, 28, 21, 'fail', 'this drop is larger than the 10 points allowed'],
    [5, 60, 935, 'pass', 'is ruled out'],
  ])('%i fixed, %i broken, %i right: %s', (fixed, broken, right, result, words) => {
    const found = finding(graded(fixed, broken, right, 0), 'math.accuracy', 'max_drop 10%');
    expect(found.finding).toBe(result);
    expect(found.reason).toContain(words);
  });

  test('of a rate of losses is about their rise', () => {
    const given = {
      before: outcomes('math', ...times(40, 'win')),
      after: outcomes('math', ...times(20, 'loss'), ...times(20, 'win')),
    };
    expect(finding(given, 'math.loss_rate', 'max_drop 10%').finding).toBe('fail');
    expect(
      finding({ before: given.after, after: given.before }, 'math.loss_rate', 'max_drop 10%').finding,
    ).toBe('pass');
  });
});

describe('floors and ceilings', () => {
  test.each<[string, number, Finding['finding'], string]>([
    ['>= 85%', 42, 'fail', 'below the floor of 85 %, but within noise of the floor'],
    ['>= 85%', 43, 'pass', 'not below the floor of 85 %, but within noise of the floor'],
    ['>= 85%', 20, 'fail', 'below the floor of 85 %.'],
    ['>= 40%', 20, 'pass', 'within noise of the floor'],
    ['<= 90%', 46, 'fail', 'above the ceiling of 90 %, but within noise of the ceiling'],
    ['<= 40%', 20, 'pass', 'not above the ceiling of 40 %, but within noise of the ceiling'],
  ])('%s with %i of 50 right: %s', (rule, right, result, words) => {
    const found = finding(graded(0, 0, right, 50 - right), 'math.accuracy', rule);
    expect(found.finding).toBe(result);
    expect(found.reason).toContain(words);
  });

  test('prints the interval of the figure itself', () => {
    const found = finding(graded(0, 0, 17, 3), 'math.accuracy', '>= 85%');
    expect(found.interval?.[0]).toBeCloseTo(0.639581135259243, 9);
    expect(found.reason).toBe(
      'Math accuracy came to 85 % on 20 items (before 85 %, 95 % interval 64 to 94.8 %), not below the floor of 85 %, but within noise of the floor.',
    );
  });
});

describe('decreases', () => {
  test.each<[(number | null)[], Finding['finding'], string]>([
    [[2, 1], 'pass', 'Training loss fell from 2 to 1 (first and last of 2 logged values).'],
    [[1, 1], 'fail', 'did not fall'],
    [[1, 2], 'fail', 'did not fall'],
    [[2, null, 1], 'fail', 'not a finite number in 1 of 3 logged values, first at step 1'],
    [[2], 'not-measured', 'A single logged loss'],
    [[], 'not-measured', 'No loss was logged'],
  ])('%j: %s', (losses, result, words) => {
    const found = finding({ ...graded(0, 0, 1, 0), training: loss(...losses) }, 'training.loss', 'decreases');
    expect(found.finding).toBe(result);
    expect(found.reason).toContain(words);
  });

  test('compares the means of both ends', () => {
    const losses = Array.from({ length: 20 }, (_, step) => (step === 1 ? 9 : 2 - step * 0.05));
    const found = finding({ ...graded(0, 0, 1, 0), training: loss(...losses) }, 'training.loss', 'decreases');
    expect(found.before).toBeCloseTo(5.5, 9);
    expect(found.after).toBeCloseTo(1.075, 9);
  });

  test('looks at the held-out loss where there is one', () => {
    const training = {
      ...loss(2, 1),
      held_out: [
        { step: 0, loss: 1 },
        { step: 9, loss: 1.5 },
      ],
    };
    const found = finding({ ...graded(0, 0, 1, 0), training }, 'training.loss', 'decreases');
    expect(found.finding).toBe('fail');
    expect(found.reason).toContain('Held-out loss did not fall');
  });

  test('is not measured without a receipt', () => {
    expect(finding(graded(0, 0, 1, 0), 'training.loss', 'decreases').finding).toBe('not-measured');
  });
});

describe('counts', () => {
  test.each<[string, string, Finding['finding'], string]>([
    ['math.items', '>= 50', 'pass', '50 math items could be compared, not fewer than the 50 asked for.'],
    ['items', '>= 51', 'fail', '50 items could be compared, fewer than the 51 asked for.'],
    ['errors', '<= 0', 'pass', 'Every question of both runs has a score on both sides.'],

    ['law.items', '>= 1', 'not-measured', 'There is no category "law"; the results have math.'],
  ])('%s %s: %s', (metric, rule, result, reason) => {
    expect(finding(graded(0, 0, 50, 0), metric, rule)).toMatchObject({ finding: result, reason });
  });
});

describe('what is missing is not measured, and says why', () => {
  const given = graded(20, 0, 20, 20);

  test.each([
    ['law.accuracy', 'There is no category "law"; the results have math.'],
    ['math.win_rate', 'The results of math are not judged against another model.'],
    ['math.consistency', 'No question of math has two answers or more to compare, before and after.'],
  ])('%s', (metric, words) => {
    const found = finding(given, metric, 'improves');
    expect(found).toMatchObject({ finding: 'not-measured', p: null, items: null });
    expect(found.reason).toContain(words);
  });

  test('a category that vanished', () => {
    const vanished = together(given, graded(0, 0, 40, 0, 'code'));
    vanished.after = vanished.after.filter(({ category }) => category === 'math');
    expect(finding(vanished, 'code.accuracy', 'max_drop 10%').reason).toContain(
      'No item of code has a score',
    );
    expect(judged(vanished).verdict).toBe('inconclusive');
  });

  test('a category of which everything was trained on', () => {
    const memorised = { ...given, manifest: manifestOf(given.before) };
    const found = finding(memorised, 'math.accuracy', 'improves');
    expect(found.finding).toBe('not-measured');
    expect(found.reason).toContain('None of the 60 compared items of math was held out from training');
    expect(finding({ ...memorised, evidence: { items: 'all' } }, 'math.accuracy', 'improves').finding).toBe(
      'pass',
    );
  });
});

test('a target is placed and never decides', () => {
  const given = graded(19, 5, 44, 52);
  const at = (low: number, high: number) =>
    finding(given, 'math.accuracy', 'improves', { target: [low, high] });
  expect(at(0.2, 0.3)).toMatchObject({ finding: 'pass', target: { low: 0.2, high: 0.3, position: 'above' } });
  expect(at(0.5, 0.6).target?.position).toBe('within');
  expect(at(0.6, 0.7).reason).toContain('below the target of 60 to 70 %');
  expect(finding(given, 'law.accuracy', 'improves', { target: [0, 1] }).target).toEqual({
    low: 0,
    high: 1,
    position: null,
  });
});

describe('the default criteria', () => {
  test('are one goal, and a guard for each category big enough or for the small ones together', () => {
    const given = together(graded(30, 2, 100, 20), graded(0, 0, 25, 0, 'code'), graded(0, 0, 10, 0, 'law'));
    const { criteria, verdict } = judged(given);
    expect(criteria.map(({ id, finding: result }) => [id, result])).toEqual([
      ['score improves', 'pass'],
      ['math.accuracy max_drop 10%', 'pass'],
      ['the smaller categories together.accuracy max_drop 10%', 'pass'],
    ]);
    expect(criteria[2]?.items).toBe(35);
    expect(verdict).toBe('pass');
  });

  test('keep the pooled ones and all together apart from categories of such names', () => {
    const given = together(
      graded(30, 0, 100, 0, 'overall'),
      graded(0, 0, 25, 0, 'the smaller categories together'),
      graded(0, 0, 10, 0, 'law'),
    );
    const { criteria } = judged(given);
    expect(criteria.map(({ items }) => items)).toEqual([165, 130, 35]);
    expect(criteria.map(({ reason }) => reason.replace(/ (rose|stayed).*/, ''))).toEqual([
      'Score over all categories together',
      'Overall accuracy',
      'Accuracy over the smaller categories together (the smaller categories together, law)',
    ]);
    const asked = finding(given, 'the smaller categories together.accuracy', '>= 50%');
    expect(asked.items).toBe(25);
  });

  test('name a single small category', () => {
    const given = together(graded(30, 2, 100, 20), graded(0, 0, 9, 0, 'law'));
    expect(judged(given).criteria.map(({ id }) => id)).toContain('law.accuracy max_drop 10%');
  });

  test('fail where one category was forgotten while another improved', () => {
    expect(judged(together(graded(60, 0, 40, 40), graded(0, 30, 20, 0, 'code'))).verdict).toBe('fail');
  });

  test.each([
    [
      100,
      1,
      'pass',
      '1 of the 100 questions that had a score before has an error or none now, not more than 1 %.',
    ],
    [
      100,
      2,
      'inconclusive',
      '2 of the 100 questions that had a score before have an error or none now, more than',
    ],
    [60, 1, 'inconclusive', '1 of the 60 questions'],
  ] as const)('of %i questions let %i lose their score: %s', (total, errors, result, words) => {
    const given = graded(30, 0, total - 30, 0);
    given.after = given.after.map((item, index) =>
      index >= total - errors ? { ...item, outcome: 'error', score: null } : item,
    );
    const { criteria, verdict } = judged(given);
    expect(criteria.at(-1)).toMatchObject({
      metric: 'errors',
      kind: 'guard',
      finding: result,
      after: errors,
    });
    expect(criteria.at(-1)?.reason).toContain(words);
    expect(verdict).toBe(result);
    const configured = judged(given, [criterion('goal', 'score', 'improves')]);
    expect(configured.criteria).toHaveLength(1);
    expect(configured.verdict).toBe('pass');
  });

  test('name what a vanished category was graded by', () => {
    const given = together(graded(30, 0, 70, 0), graded(0, 0, 40, 0, 'code'));
    given.after = given.after.filter(({ category }) => category === 'math');
    const { criteria, verdict } = judged(given);
    expect(criteria.map(({ id, finding: result }) => [id, result])).toContainEqual([
      'code.accuracy max_drop 10%',
      'not-measured',
    ]);
    expect(verdict).toBe('inconclusive');
  });

  test('do not pass on memorisation: 47 of 50 items trained on', () => {
    const given = graded(47, 0, 3, 0);
    const { verdict, contamination } = judged({ ...given, manifest: manifestOf(given.before.slice(0, 47)) });
    expect(contamination.trained_items_compared).toBe(47);
    expect(verdict).not.toBe('pass');
    expect(judged({ ...given, evidence: { items: 'all' } }).verdict).toBe('pass');
  });

  test('fail a re-run that forgot: 2 wins, 9 ties, 39 losses after 3, 35 and 12', () => {
    const given = {
      before: outcomes('math', ...times(3, 'win'), ...times(35, 'tie'), ...times(12, 'loss')),
      after: outcomes('math', ...times(2, 'win'), ...times(9, 'tie'), ...times(39, 'loss')),
    };
    expect(judged(given).verdict).toBe('fail');
    const plan = [
      criterion('guard', 'training.loss', 'decreases'),
      criterion('guard', 'reasoning.win_rate', '>= 85%'),
      criterion('goal', 'math.win_rate', 'improves', { target: [0.2, 0.3] }),
      criterion('goal', 'consistency', 'improves', { target: [0.3, 0.4] }),
    ];
    expect(judged({ ...given, evidence: { items: 'all', strength: 'any' } }, plan).verdict).not.toBe('pass');
  });
});

test('nothing that was not measured ever passes, whatever is compared', () => {
  const outcome = fc.constantFrom<Outcome>('correct', 'incorrect', 'win', 'tie', 'loss', 'error');
  const rows = fc.array(fc.tuple(outcome, outcome, fc.constantFrom('math', 'code')), {
    minLength: 1,
    maxLength: 80,
  });
  const metric = fc.constantFrom('score', 'math.accuracy', 'code.win_rate', 'consistency', 'law.score');
  const rule = fc.constantFrom('improves', 'max_drop 10%', '>= 10%', '<= 90%');
  const kind = fc.constantFrom('guard' as const, 'goal' as const);
  const criteria = fc.option(
    fc.array(
      fc.tuple(kind, metric, rule).map(([one, of, text]) => criterion(one, of, text)),
      { maxLength: 4 },
    ),
  );
  fc.assert(
    fc.property(
      rows,
      criteria,
      fc.constantFrom('any' as const, 'all' as const),
      fc.nat(100),
      (list, some, decision, percent) => {
        const side = (which: 0 | 1) =>
          list.map((row, index) => answer({ id: `${index}`, outcome: row[which], category: row[2] }));
        const before = side(0);
        const manifest = manifestOf(before.slice(0, (list.length * percent) / 100));
        const { verdict, criteria: findings } = judged({ before, after: side(1), manifest }, some, decision);
        for (const one of findings) expect(one.reason).toMatch(/^\S.*\.$/);
        if (verdict !== 'pass') return;
        expect(findings.filter((one) => one.kind === 'guard').every((one) => one.finding === 'pass')).toBe(
          true,
        );
        expect(findings.some((one) => one.finding === 'pass' && one.after !== null)).toBe(true);
      },
    ),
  );
});
