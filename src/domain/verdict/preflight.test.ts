import { describe, expect, test } from 'vitest';
import type { Criterion, EvidenceRule } from './criteria.ts';
import type { ItemCounts } from './item-counts.ts';
import { parseMetric } from './metric-text.ts';
import { preflight } from './preflight.ts';
import { parseRule } from './rule-text.ts';

const EVIDENCE: EvidenceRule = { items: 'held-out', strength: 'significant' };
const counts = (sizes: Record<string, number>): ItemCounts =>
  Object.fromEntries(
    Object.entries(sizes).map(([name, deciding]) => [name, { all: deciding * 3, deciding }]),
  );
const criterion = (kind: 'guard' | 'goal', metric: string, rule: string): Criterion => ({
  id: `${metric} ${rule}`,
  kind,
  ...parseMetric(metric),
  rule: parseRule(rule, parseMetric(metric).metric),
  target: null,
});
const check = (
  sizes: Record<string, number>,
  criteria: Criterion[] | null,
  decision: 'any' | 'all' = 'any',
  evidence = EVIDENCE,
) => preflight(counts(sizes), { criteria, decision }, evidence);

describe('preflight', () => {
  const math = criterion('goal', 'math.accuracy', 'improves');

  test('says that too few items cannot pass, and how many it would take', () => {
    expect(check({ math: 15 }, [math])).toEqual({
      canPass: false,
      findings: [
        expect.objectContaining({
          id: 'math.accuracy improves',
          items: 15,
          hopeless: true,
          reason:
            'With 15 held-out math items even a gain of 20 points would hardly be seen; a gain of 10 points would need about 200, if a fifth of the answers changed.',
        }),
      ],
    });
  });

  test('says what a middling number of items would hardly see', () => {
    const { canPass, findings } = check({ math: 100 }, [math]);
    expect(canPass).toBe(true);
    expect(findings[0]?.reason).toBe(
      'With 100 held-out math items a gain under 13 points would hardly be seen; a gain of 10 points would need about 200, if a fifth of the answers changed.',
    );
  });

  test.each<[string, number, string]>([
    ['>= 85%', 0, 'With 0 held-out math items nothing is measured; it would need one.'],
    [
      'max_drop 0%',
      9,
      'With 9 held-out math items a drop could hardly be ruled out; no number of items would do.',
    ],
  ])('says what %s lacks', (rule, items, reason) => {
    expect(check({ math: items }, [criterion('guard', 'math.accuracy', rule)]).findings).toMatchObject([
      { reason },
    ]);
  });

  test('has nothing to say of enough items', () => {
    expect(check({ math: 200 }, [math])).toEqual({ canPass: true, findings: [] });
  });

  test('asks of any goal that one can be reached, of all that each can', () => {
    const code = criterion('goal', 'code.accuracy', 'improves');
    const one = { math: 15, code: 300 };
    expect(check(one, [math, code]).canPass).toBe(true);
    expect(check(one, [math, code], 'all').canPass).toBe(false);
  });

  test.each<[number, string, boolean]>([
    [25, 'max_drop 10%', false],
    [26, 'max_drop 10%', true],
    [53, 'max_drop 5%', false],
    [54, 'max_drop 5%', true],
    [100_000, 'max_drop 0%', false],
    [0, '>= 85%', false],
    [1, '>= 85%', true],
  ])('%i items can meet the guard %s: %s', (items, rule, met) => {
    expect(check({ math: items }, [criterion('guard', 'math.accuracy', rule)]).canPass).toBe(met);
  });

  test('any gain needs but one item', () => {
    expect(check({ math: 1 }, [math], 'any', { ...EVIDENCE, strength: 'any' }).findings).toEqual([]);
  });

  test('leaves out what the dataset cannot tell: the training loss and categories it does not know', () => {
    const others = [
      criterion('guard', 'training.loss', 'decreases'),
      criterion('guard', 'law.score', 'max_drop 10%'),
    ];
    expect(check({ math: 200 }, [...others, math])).toEqual({ canPass: true, findings: [] });
  });

  test('takes a category called training for a category', () => {
    const guard = criterion('guard', 'training.score', 'max_drop 10%');
    expect(check({ training: 5 }, [guard]).findings).toMatchObject([{ category: 'training', items: 5 }]);
  });

  test('checks the default criteria, small categories together', () => {
    expect(check({ math: 200, law: 10, code: 16 }, null)).toEqual({ canPass: true, findings: [] });
    expect(check({ math: 200, law: 10, code: 5 }, null).findings).toMatchObject([
      {
        category: 'the smaller categories together',
        items: 15,
        hopeless: true,
        reason:
          'With 15 held-out items of the smaller categories together a drop of 10 points could hardly be ruled out; it would need about 30, if no answer changed.',
      },
    ]);
  });
});
