import { describe, expect, test } from 'vitest';
import { formatRule, parseMetric, parseRule, type Rule, requireFitting } from './criteria.ts';
import { RetakeError } from './error.ts';

describe('parseRule', () => {
  test.each<[string, Rule]>([
    ['improves', { kind: 'improves' }],
    ['decreases', { kind: 'decreases' }],
    ['max_drop 10%', { kind: 'max_drop', margin: 0.1 }],
    ['max_drop 0.1', { kind: 'max_drop', margin: 0.1 }],
    [' >= 85% ', { kind: 'at_least', floor: 0.85 }],
    ['>=0.85', { kind: 'at_least', floor: 0.85 }],
    ['<= 5%', { kind: 'at_most', ceiling: 0.05 }],
    ['<= .05', { kind: 'at_most', ceiling: 0.05 }],
    ['>= 30', { kind: 'at_least', floor: 30 }],
  ])('%s', (text, rule) => {
    expect(parseRule(text)).toEqual(rule);
  });

  test.each([
    ['gets better', 'no such rule: "gets better"', 'improves'],
    ['> 85%', 'no such rule: "> 85%"', '>= 85%'],
    ['max_drop', 'no such rule: "max_drop"', 'max_drop 10%'],
    ['max_drop -5%', 'no such rule: "max_drop -5%"', 'max_drop 10%'],
    ['max_drop 10', 'no such drop: "max_drop 10"', 'max_drop 10%'],
    ['max_drop 200%', 'no such drop: "max_drop 200%"', '100%'],
  ])('refuses %s and says what is allowed', (text, message, hint) => {
    const error = thrown(() => parseRule(text));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toBe(message);
    expect(error.hint).toContain(hint);
  });

  test.each(['improves', 'decreases', 'max_drop 10%', 'max_drop 2.5%', '>= 85%', '<= 5%', '>= 30', '<= 0%'])(
    '%s is written as it is read',
    (text) => {
      expect(formatRule(parseRule(text))).toBe(text);
    },
  );
});

describe('parseMetric', () => {
  test.each([
    ['score', 'score', null],
    ['math.win_rate', 'win_rate', 'math'],
    ['big.bench.accuracy', 'accuracy', 'big.bench'],
    ['training.loss', 'loss', 'training'],
    ['items', 'items', null],
    ['errors', 'errors', null],
  ])('%s', (text, metric, category) => {
    expect(parseMetric(text)).toEqual({ metric, category });
  });

  test.each(['math', 'math.winrate', 'loss', 'math.loss', '', 'math.errors'])('refuses "%s"', (text) => {
    const error = thrown(() => parseMetric(text));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toBe(`no such metric: "${text}"`);
    expect(error.hint).toMatch(/^(write|errors are)/);
  });
});

describe('requireFitting', () => {
  test.each([
    ['loss', 'decreases'],
    ['items', '>= 30'],
    ['errors', '<= 0'],
    ['accuracy', 'max_drop 10%'],
    ['win_rate', '>= 85%'],
  ] as const)('%s %s', (metric, rule) => {
    expect(() => requireFitting(metric, parseRule(rule))).not.toThrow();
  });

  test.each([
    ['loss', 'improves'],
    ['accuracy', 'decreases'],
    ['items', 'improves'],
    ['accuracy', '>= 85'],
  ] as const)('refuses %s %s', (metric, rule) => {
    expect(thrown(() => requireFitting(metric, parseRule(rule))).message).toContain('does not fit');
  });
});

function thrown(act: () => unknown): RetakeError {
  try {
    act();
  } catch (error) {
    if (error instanceof RetakeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
