import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from './decision.ts';
import type { FindingResult, VerdictResult } from './verdict.ts';

const LETTERS: Record<string, FindingResult> = {
  p: 'pass',
  f: 'fail',
  i: 'inconclusive',
  n: 'not-measured',
};
const RESULTS = Object.values(LETTERS);

const findings = (kind: 'guard' | 'goal', letters: string) =>
  [...letters].map((letter) => ({ kind, finding: LETTERS[letter] as FindingResult }));

describe('decide', () => {
  // Guards, goals, the verdict by `any`, the verdict by `all`.
  test.each<[string, string, VerdictResult, VerdictResult]>([
    ['', '', 'inconclusive', 'inconclusive'],
    ['p', '', 'pass', 'pass'],
    ['pp', '', 'pass', 'pass'],
    ['pi', '', 'inconclusive', 'inconclusive'],
    ['pn', '', 'inconclusive', 'inconclusive'],
    ['pf', '', 'fail', 'fail'],
    ['fi', '', 'fail', 'fail'],
    ['', 'p', 'pass', 'pass'],
    ['', 'f', 'fail', 'fail'],
    ['', 'i', 'inconclusive', 'inconclusive'],
    ['', 'n', 'inconclusive', 'inconclusive'],
    ['', 'pf', 'pass', 'fail'],
    ['', 'pi', 'pass', 'inconclusive'],
    ['', 'pn', 'pass', 'inconclusive'],
    ['', 'fi', 'inconclusive', 'fail'],
    ['', 'fn', 'inconclusive', 'fail'],
    ['', 'ff', 'fail', 'fail'],
    ['', 'in', 'inconclusive', 'inconclusive'],
    ['p', 'p', 'pass', 'pass'],
    ['i', 'p', 'inconclusive', 'inconclusive'],
    ['n', 'p', 'inconclusive', 'inconclusive'],
    ['f', 'p', 'fail', 'fail'],
    ['p', 'f', 'fail', 'fail'],
    ['i', 'f', 'fail', 'fail'],
    ['n', 'f', 'fail', 'fail'],
    ['n', 'i', 'inconclusive', 'inconclusive'],
    ['f', 'i', 'fail', 'fail'],
    ['p', 'pfi', 'pass', 'fail'],
    ['pi', 'pf', 'inconclusive', 'fail'],
  ])('guards "%s", goals "%s": %s by any, %s by all', (guards, goals, any, all) => {
    const both = [...findings('guard', guards), ...findings('goal', goals)];
    expect(decide(both, 'any')).toBe(any);
    expect(decide(both, 'all')).toBe(all);
  });

  test('never passes on a guard or, of all goals, one that is open or failed', () => {
    const finding = fc.record({
      kind: fc.constantFrom('guard' as const, 'goal' as const),
      finding: fc.constantFrom(...RESULTS),
    });
    fc.assert(
      fc.property(fc.array(finding), fc.constantFrom('any' as const, 'all' as const), (list, decision) => {
        if (decide(list, decision) !== 'pass') return;
        const results = (kind: string) => list.filter((one) => one.kind === kind).map((one) => one.finding);
        expect(results('guard').every((result) => result === 'pass')).toBe(true);
        const goals = results('goal');
        expect(goals.length === 0 || goals.includes('pass')).toBe(true);
        if (decision === 'all') expect(goals.every((result) => result === 'pass')).toBe(true);
        expect(list).not.toHaveLength(0);
      }),
    );
  });
});
