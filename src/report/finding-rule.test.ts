import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { formatRule } from '../domain/verdict/rule-text.ts';
import { marginOf, ruleOf } from './finding-rule.ts';

it.each([
  ['improves', 'accuracy'],
  ['decreases', 'loss'],
  ['>= 85%', 'accuracy'],
  ['<= 5', 'errors'],
] as const)('%s has no margin', (rule, metric) => {
  expect(marginOf({ rule, metric })).toBeNull();
});

test('reads every rule that the domain writes', () => {
  const share = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 10_000);
  const written = fc.oneof(
    share.map((margin) => ({ kind: 'max_drop' as const, margin })),
    share.map((floor) => ({ kind: 'at_least' as const, floor })),
    share.map((ceiling) => ({ kind: 'at_most' as const, ceiling })),
  );
  fc.assert(
    fc.property(written, (rule) => {
      const read = ruleOf({ rule: formatRule(rule, 'accuracy'), metric: 'accuracy' });
      expect(read).toEqual(
        Object.fromEntries(
          Object.entries(rule).map(([key, value]) => [
            key,
            typeof value === 'number' ? expect.closeTo(value, 10) : value,
          ]),
        ),
      );
    }),
  );
});
