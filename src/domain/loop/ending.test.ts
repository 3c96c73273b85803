import { describe, expect, it } from 'vitest';
import { conclusionOf, exitOf } from './ending.ts';
import type { Ending } from './loop.ts';

const judged = (verdict: 'pass' | 'fail' | 'inconclusive'): Ending => ({ phase: 'judged', verdict });

describe('the ends of a loop', () => {
  it.each<[string, Ending, string, number]>([
    ['pass', judged('pass'), 'success', 0],
    ['fail', judged('fail'), 'failure', 1],
    ['inconclusive', judged('inconclusive'), 'action_required', 0],
    ['nothing to train', { phase: 'skipped' }, 'success', 0],
    ['a fork', { phase: 'not-started', reason: 'fork' }, 'action_required', 3],
    ['over budget', { phase: 'not-started', reason: 'budget' }, 'action_required', 3],
    ['a configuration that trains nothing', { phase: 'not-started', reason: 'setup' }, 'action_required', 0],
    ['results that did not change', { phase: 'not-started', reason: 'unchanged' }, 'success', 0],
    ['a merge queue', { phase: 'not-started', reason: 'merge-queue' }, 'success', 0],
    ['training failed', { phase: 'failed', reason: 'training' }, 'failure', 4],
    ['no runner', { phase: 'lost', reason: 'no-runner' }, 'timed_out', 4],
    ['superseded', { phase: 'superseded' }, 'cancelled', 0],
    ['cancelled', { phase: 'cancelled' }, 'cancelled', 4],
  ])('%s', (_, ending, conclusion, exit) => {
    expect(conclusionOf(ending, 'action_required')).toBe(conclusion);
    expect(exitOf(ending, 'fail')).toBe(exit);
  });

  it.each([
    ['fail', 'fail', 1],
    ['fail', 'inconclusive', 1],
    ['fail', 'never', 0],
    ['inconclusive', 'fail', 0],
    ['inconclusive', 'inconclusive', 3],
    ['pass', 'inconclusive', 0],
  ] as const)('%s with fail-on %s exits %i', (verdict, failOn, exit) => {
    expect(exitOf(judged(verdict), failOn)).toBe(exit);
  });

  it('lets the configuration say what inconclusive means', () => {
    expect(conclusionOf(judged('inconclusive'), 'neutral')).toBe('neutral');
    expect(conclusionOf(judged('inconclusive'), 'failure')).toBe('failure');
    expect(conclusionOf(judged('fail'), 'neutral')).toBe('failure');
  });
});
