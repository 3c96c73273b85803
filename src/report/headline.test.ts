import { describe, expect, it } from 'vitest';
import { finding } from '../../test/builders/finding.ts';
import { flipped } from '../../test/builders/items.ts';
import { judged } from '../../test/builders/judged.ts';
import type { Finding, VerdictResult } from '../domain/verdict/verdict.ts';
import { decidingFinding } from './deciding.ts';
import { headline } from './headline.ts';

function said(verdict: VerdictResult, criteria: Finding[]): string {
  const input = judged(flipped('math', [{ items: 50, from: 'correct', to: 'correct' }]));
  return headline({ ...input, verdict: { ...input.verdict, verdict, criteria } });
}

const guard = (overrides: Partial<Finding>) =>
  finding({ kind: 'guard', category: 'reasoning', rule: 'max_drop 10%', ...overrides });

describe('headline', () => {
  it.each<[string, VerdictResult, Finding[], string]>([
    [
      'a goal was met',
      'pass',
      [finding()],
      'PASS. Math accuracy rose from 40 % to 60 % on 50 items (12 fixed, 2 broken, p = 0.026)',
    ],
    [
      'a goal was met and a floor held',
      'pass',
      [finding(), guard({ rule: '>= 85%' })],
      'PASS. Math accuracy rose from 40 % to 60 % on 50 items (12 fixed, 2 broken, p = 0.026) and every guard held',
    ],
    [
      'a goal was met within the noise',
      'pass',
      [finding({ p: 0.66, p_adjusted: 0.66, improved: 12, worsened: 9 })],
      'PASS. Math accuracy rose from 40 % to 60 % on 50 items (12 fixed, 9 broken, p = 0.66), not distinguishable from noise',
    ],
    [
      'guards alone',
      'pass',
      [guard({ change: 0, interval: [-0.05, 0.05] })],
      'PASS. No goal was set, and the one guard held: that reasoning dropped by more than 10 points is ruled out (0 points on 50 items, 95 % interval −5 to +5)',
    ],
    [
      'several guards alone: the one that fell most',
      'pass',
      [
        guard({ metric: 'loss', rule: 'decreases', category: 'training', change: null }),
        guard({ change: 0.1 }),
        guard({ change: -0.02, category: 'code', rule: '>= 35%' }),
      ],
      'PASS. No goal was set, and all 3 guards held; the closest: code accuracy at 60 % on 50 items, not below the floor of 35 %',
    ],
    [
      'forgotten',
      'fail',
      [finding(), guard({ finding: 'fail', worsened: 28, improved: 1 })],
      'FAIL. Reasoning got worse: 28 of 50 items broke, 1 was fixed',
    ],
    [
      'scores fell',
      'fail',
      [guard({ finding: 'fail', metric: 'score', worsened: 28, improved: 3 })],
      'FAIL. Reasoning got worse: 28 of 50 items got worse, 3 got better',
    ],
    [
      'below the floor',
      'fail',
      [guard({ finding: 'fail', rule: '>= 85%', after: 0.84, metric: 'win_rate' })],
      'FAIL. Reasoning wins at 84 % on 50 items, below the floor of 85 %',
    ],
    [
      'above the ceiling',
      'fail',
      [
        guard({
          finding: 'fail',
          rule: '<= 5',
          category: null,
          metric: 'errors',
          reason: '12 questions have no score on at least one side, more than the 5 allowed.',
        }),
      ],
      'FAIL. 12 questions have no score on at least one side, more than the 5 allowed',
    ],
    [
      'no goal was met',
      'fail',
      [finding({ finding: 'fail', after: 0.38, improved: 2, worsened: 3 })],
      'FAIL. Math accuracy did not improve: from 40 % to 38 % on 50 items (2 fixed, 3 broken)',
    ],
    [
      'the loss rose',
      'fail',
      [guard({ finding: 'fail', category: 'training', metric: 'loss', rule: 'decreases' })],
      'FAIL. The training loss did not fall',
    ],
    [
      'too few items',
      'inconclusive',
      [finding({ finding: 'inconclusive', change: 0.06, improved: 6, worsened: 3 })],
      'INCONCLUSIVE. Math accuracy rose by 6 points on 50 items (6 fixed, 3 broken); this benchmark cannot see a change under 17 points',
    ],
    [
      'a blind benchmark',
      'inconclusive',
      [finding({ finding: 'inconclusive', change: 0.06, smallest_visible_change: null })],
      'INCONCLUSIVE. Math accuracy rose by 6 points on 50 items (12 fixed, 2 broken); this benchmark could not have seen any change',
    ],
    [
      'a goal was met but a guard is open',
      'inconclusive',
      [finding(), guard({ finding: 'inconclusive', change: -0.02, interval: [-0.18, 0.14] })],
      'INCONCLUSIVE. Math accuracy rose from 40 % to 60 %, but whether reasoning dropped by more than 10 points cannot be told: −2 points on 50 items, 95 % interval −18 to +14',
    ],
    [
      'not measured',
      'inconclusive',
      [finding({ finding: 'not-measured', reason: 'No item of math has a score on both sides.' })],
      'INCONCLUSIVE. Math accuracy could not be measured: no item of math has a score on both sides',
    ],
    ['nothing to judge by', 'inconclusive', [], 'INCONCLUSIVE. There was no criterion to judge by'],
  ])('%s', (_, verdict, criteria, words) => {
    expect(said(verdict, criteria)).toBe(`Retake: ${words}`);
  });

  it('is inert whatever a category is called', () => {
    expect(said('pass', [finding({ category: '@org/x <b>' })])).toContain('@\u200borg/x &lt;b&gt; accuracy');
  });
});

describe('decidingFinding', () => {
  const verdictOf = (verdict: VerdictResult, criteria: Finding[], decision: 'any' | 'all' = 'any') => ({
    ...judged(flipped('math', [{ items: 1, from: 'correct', to: 'correct' }])).verdict,
    verdict,
    criteria,
    decision,
  });

  it('names the guard that failed by most', () => {
    const small = guard({ finding: 'fail', change: -0.11 });
    const great = guard({ finding: 'fail', change: -0.54, category: 'math' });
    expect(decidingFinding(verdictOf('fail', [small, great, finding({ finding: 'fail' })]))).toBe(great);
  });

  it('names the goal that was met by most', () => {
    const small = finding({ change: 0.02 });
    const great = finding({ change: 0.12, category: 'code' });
    expect(decidingFinding(verdictOf('pass', [small, great, guard({})]))).toBe(great);
  });

  it('names the open goal where all must be met', () => {
    const open = finding({ finding: 'inconclusive' });
    expect(decidingFinding(verdictOf('inconclusive', [finding(), open, guard({})], 'all'))).toBe(open);
  });
});
