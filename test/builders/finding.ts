import type { Finding } from '../../src/domain/verdict/verdict.ts';

/** A goal that was met: math accuracy rose. */
export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    id: 'math.accuracy improves',
    kind: 'goal',
    metric: 'accuracy',
    category: 'math',
    rule: 'improves',
    finding: 'pass',
    items: 50,
    before: 0.4,
    after: 0.6,
    change: 0.2,
    interval: [0.05, 0.33],
    improved: 12,
    worsened: 2,
    p: 0.013,
    p_adjusted: 0.026,
    smallest_visible_change: 0.17,
    target: null,
    reason: 'Math accuracy rose.',
    ...overrides,
  };
}
