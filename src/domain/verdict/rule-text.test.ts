import { describe, expect, test } from 'vitest';
import { RetakeError } from '../error.ts';
import type { CriterionMetric, Rule } from './criteria.ts';
import { formatRule, parseRule } from './rule-text.ts';

describe('parseRule', () => {
  test.each<[string, CriterionMetric, Rule]>([
    ['improves', 'score', { kind: 'improves' }],
    ['decreases', 'loss', { kind: 'decreases' }],
    ['max_drop 10%', 'accuracy', { kind: 'max_drop', margin: 0.1 }],
    ['max_drop 0.1', 'accuracy', { kind: 'max_drop', margin: 0.1 }],
    [' >= 85% ', 'win_rate', { kind: 'at_least', floor: 0.85 }],
    ['>=0.85', 'win_rate', { kind: 'at_least', floor: 0.85 }],
    ['>= 1', 'win_rate', { kind: 'at_least', floor: 1 }],
    ['<= 5%', 'loss_rate', { kind: 'at_most', ceiling: 0.05 }],
    ['<= .05', 'loss_rate', { kind: 'at_most', ceiling: 0.05 }],
    ['>= 30', 'items', { kind: 'at_least', floor: 30 }],
    ['<= 0', 'errors', { kind: 'at_most', ceiling: 0 }],
  ])('%s on %s', (text, metric, rule) => {
    expect(parseRule(text, metric)).toEqual(rule);
  });

  test.each<[string, CriterionMetric, string, string]>([
    ['gets better', 'score', 'no such rule: "gets better"', 'improves'],
    ['> 85%', 'score', 'no such rule: "> 85%"', '>= 85%'],
    ['max_drop', 'score', 'no such rule: "max_drop"', 'max_drop 10%'],
    ['max_drop -5%', 'score', 'no such rule: "max_drop -5%"', 'max_drop 10%'],
    ['max_drop 10', 'score', '"max_drop 10" does not fit the metric score', 'did you mean max_drop 10%?'],
    ['max_drop 200%', 'score', '"max_drop 200%" does not fit the metric score', 'max_drop 10%'],
    ['>= 85', 'win_rate', '">= 85" does not fit the metric win_rate', 'did you mean >= 85%?'],
    ['<= 5', 'loss_rate', '"<= 5" does not fit the metric loss_rate', 'did you mean <= 5%?'],
    ['>= 850', 'win_rate', '">= 850" does not fit the metric win_rate', '>= 85%'],
    ['<= 5%', 'errors', '"<= 5%" does not fit the metric errors', 'it is a count'],
    ['<= 0%', 'errors', '"<= 0%" does not fit the metric errors', 'it is a count'],
    ['>= 50%', 'items', '">= 50%" does not fit the metric items', 'it is a count'],
    ['>= 0.5', 'items', '">= 0.5" does not fit the metric items', 'it is a count'],
    ['improves', 'items', '"improves" does not fit the metric items', '>= 30'],
    ['max_drop 10%', 'errors', '"max_drop 10%" does not fit the metric errors', '<= 5'],
    ['decreases', 'score', '"decreases" does not fit the metric score', 'improves'],
    ['improves', 'loss', '"improves" does not fit the metric loss', 'decreases'],
    ['<= 1', 'loss', '"<= 1" does not fit the metric loss', 'decreases'],
  ])('refuses %s on %s and says what is allowed', (text, metric, message, hint) => {
    const error = thrown(() => parseRule(text, metric));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  test('checks the words alone where the metric is not known', () => {
    expect(parseRule('>= 85', null)).toEqual({ kind: 'at_least', floor: 85 });
    expect(thrown(() => parseRule('gets better', null)).message).toContain('no such rule');
  });

  test.each<[string, CriterionMetric]>([
    ['improves', 'score'],
    ['decreases', 'loss'],
    ['max_drop 10%', 'score'],
    ['max_drop 2.5%', 'score'],
    ['>= 85%', 'accuracy'],
    ['<= 0%', 'loss_rate'],
    ['>= 100%', 'accuracy'],
    ['>= 30', 'items'],
    ['<= 0', 'errors'],
    ['<= 1', 'errors'],
  ])('%s on %s is written as it is read', (text, metric) => {
    expect(formatRule(parseRule(text, metric), metric)).toBe(text);
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
