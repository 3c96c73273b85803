import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { formatRule, parseRule } from '../domain/verdict/rule-text.ts';
import { marginOf } from './rule-margin.ts';

it.each(['improves', 'decreases', '>= 85%', '<= 5'])('%s has no margin', (rule) => {
  expect(marginOf(rule)).toBeNull();
});

test('reads every margin that the domain writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
      const rule = formatRule(parseRule(`max_drop ${hundredths / 100}%`, 'accuracy'), 'accuracy');
      expect(marginOf(rule)).toBeCloseTo(hundredths / 10_000, 10);
    }),
  );
});
