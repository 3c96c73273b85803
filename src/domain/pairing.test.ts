import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from '../../test/builders/answer.ts';
import { pairRuns } from './pairing.ts';

const NOTHING = { added: 0, removed: 0, changed: 0, errors: 0 };

describe('pairRuns', () => {
  test('joins by id whatever the order, and by prompt where there is no id', () => {
    const before = [answer({ id: '1', prompt: 'a' }), answer({ id: null, prompt: 'What  is 2?' })];
    const after = [answer({ id: null, prompt: 'What is 2? ' }), answer({ id: '1', prompt: 'a' })];
    const { pairs, unmatched } = pairRuns(before, after);
    expect(pairs.map((pair) => pair.after[0].prompt)).toEqual(['a', 'What is 2? ']);
    expect(unmatched).toEqual(NOTHING);
  });

  test('tells tasks and variants apart', () => {
    const before = [answer({ id: '1', task: 'a' }), answer({ id: '1', variant: 'strict' })];
    const after = [answer({ id: '1', task: 'b' }), answer({ id: '1', variant: 'flexible' })];
    expect(pairRuns(before, after)).toEqual({ pairs: [], unmatched: { ...NOTHING, added: 2, removed: 2 } });
  });

  test('counts a changed prompt or reference, but not a reference that one side lacks', () => {
    const before = [
      answer({ id: '1', prompt: 'old' }),
      answer({ id: '2', reference: '4' }),
      answer({ id: '3', reference: '4' }),
    ];
    const after = [
      answer({ id: '1', prompt: 'new' }),
      answer({ id: '2', reference: '5' }),
      answer({ id: '3' }),
    ];
    delete after[2]?.reference;
    const { pairs, unmatched } = pairRuns(before, after);
    expect(pairs).toHaveLength(1);
    expect(unmatched).toEqual({ ...NOTHING, changed: 2 });
  });

  test('counts answers that were not scored on one side', () => {
    const before = [answer({ id: '1' }), answer({ id: '2', outcome: 'error', score: null })];
    const after = [answer({ id: '1', outcome: 'unscored', score: null }), answer({ id: '2' })];
    expect(pairRuns(before, after)).toEqual({ pairs: [], unmatched: { ...NOTHING, errors: 2 } });
  });

  test('joins repeats by number, and numbers those that came without one', () => {
    const before = [
      answer({ id: '1', repeat: 0 }),
      answer({ id: '1', repeat: 1 }),
      answer({ id: '1', repeat: 2 }),
    ];
    const after = [answer({ id: '1' }), answer({ id: '1' })];
    const { pairs, unmatched } = pairRuns(before, after);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.before.map(({ repeat }) => repeat)).toEqual([0, 1]);
    expect(unmatched).toEqual({ ...NOTHING, removed: 1 });
  });

  test('accounts for every answer', () => {
    const item = fc
      .record({
        id: fc.constantFrom('1', '2', '3', null),
        prompt: fc.constantFrom('a', 'b'),
        repeat: fc.nat(2),
        outcome: fc.constantFrom('correct' as const, 'error' as const),
      })
      .map((one) => answer({ ...one, score: one.outcome === 'error' ? null : 1 }));
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (before, after) => {
        const { pairs, unmatched } = pairRuns(before, after);
        const joined = pairs.reduce((sum, pair) => sum + pair.before.length, 0);
        const both = joined + unmatched.changed + unmatched.errors;
        expect(both + unmatched.removed).toBe(before.length);
        expect(both + unmatched.added).toBe(after.length);
      }),
    );
  });
});
