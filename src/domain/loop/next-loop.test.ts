import { describe, expect, it } from 'vitest';
import { heldBack, type NextLimits, type NextRule, type NextStudy, nextAfter } from './next-loop.ts';

const RULE: NextRule = { config: 'next.yml', when: 'pass', start: 'automatic' };
const STUDY: NextStudy = {
  fresh: 2240,
  joined: 73,
  examples: 2313,
  plan: {
    schema: 'retake.plan/1',
    rows: 2313,
    steps: 1158,
    tokens: 900_000,
    minutes: [40, 120],
    usd: [2, 6],
    basis: 'this loop',
    within_budget: true,
    can_pass: false,
    preflight: ['With 15 items even a gain of 20 points would hardly be seen.'],
  },
};
const LIMITS: NextLimits = {
  minimum: 20,
  budget: { minutes: 60, usdPerHour: 3, usd: 10 },
  preflight: 'warn',
};

describe('nextAfter', () => {
  it.each([
    ['pass', RULE],
    ['fail', null],
    ['inconclusive', null],
  ] as const)('%s', (verdict, expected) => {
    expect(nextAfter(RULE, verdict)).toBe(expected);
    expect(nextAfter(null, verdict)).toBeNull();
  });
});

describe('heldBack', () => {
  it.each([
    ['nothing', {}, {}, null],
    ['too few failures', { examples: 19 }, {}, 'It has 19 failures to train on; failures.minimum is 20.'],
    ['none at all', { examples: 0 }, { minimum: 0 }, 'It has 0 failures to train on; failures.minimum is 0.'],
    [
      'time',
      {},
      { budget: { minutes: 39, usdPerHour: 3, usd: null } },
      'Training would take at least 40 minutes; training.budget.minutes is 39.',
    ],
    [
      'money',
      {},
      { budget: { minutes: 60, usdPerHour: 3, usd: 1.5 } },
      'Training would cost at least $2.00; training.budget.usd is $1.50.',
    ],
    [
      'criteria',
      {},
      { preflight: 'require' },
      'With 15 items even a gain of 20 points would hardly be seen.',
    ],
  ] as const)('%s', (_, study, limits, expected) => {
    expect(heldBack({ ...STUDY, ...study }, { ...LIMITS, ...limits })).toBe(expected);
  });
});
