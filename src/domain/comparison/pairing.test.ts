import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../test/builders/answer.ts';
import { notedRuns } from '../../../test/builders/noted.ts';
import { run } from '../../../test/builders/run.ts';
import { withSoundIds } from '../../../test/reference/comparison/shared-ids.ts';
import type { BenchmarkItem } from '../benchmark/item.ts';

/** Joins two runs; their pairs as the answers that they are made of. */
function pairRuns(before: BenchmarkItem[], after: BenchmarkItem[]) {
  const { pairing } = notedRuns(run(before), run(after));
  const all = [...before, ...after];
  const items = (rows: readonly number[]) => rows.flatMap((row) => all[row] ?? []);
  const pairs = Array.from({ length: pairing.pairs.size }, (_, question) => ({
    before: items(pairing.pairs.before(question)),
    after: items(pairing.pairs.after(question)),
  }));
  return { ...pairing, pairs };
}

const NOTHING = { added: 0, removed: 0, changed: 0, errors: 0 };

describe('pairRuns', () => {
  test('joins by id whatever the order, and by prompt where there is no id', () => {
    const before = [answer({ id: '1', prompt: 'a' }), answer({ id: null, prompt: 'What  is 2?' })];
    const after = [answer({ id: null, prompt: 'What is 2? ' }), answer({ id: '1', prompt: 'a' })];
    const { pairs, unmatched } = pairRuns(before, after);
    expect(pairs.map((pair) => pair.after[0]?.prompt)).toEqual(['a', 'What is 2? ']);
    expect(unmatched).toEqual(NOTHING);
  });

  test('tells tasks and variants apart', () => {
    const before = [answer({ id: '1', task: 'a' }), answer({ id: '1', variant: 'strict' })];
    const after = [answer({ id: '1', task: 'b' }), answer({ id: '1', variant: 'flexible' })];
    const { pairs, unmatched } = pairRuns(before, after);
    expect(pairs).toEqual([]);
    expect(unmatched).toEqual({ ...NOTHING, added: 2, removed: 2 });
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

  test('counts questions that were not scored on one side, and those that the candidate lost', () => {
    const before = [answer({ id: '1' }), answer({ id: '2', outcome: 'error', score: null })];
    const after = [answer({ id: '1', outcome: 'unscored', score: null }), answer({ id: '2' })];
    const { pairs, unmatched, lost } = pairRuns(before, after);
    expect(pairs).toEqual([]);
    expect(unmatched).toEqual({ ...NOTHING, errors: 2 });
    expect(lost).toEqual({ questions: 1, of: 1 });
  });

  test('counts a question once, however many answers it had', () => {
    const repeats = (id: string, more: Partial<BenchmarkItem> = {}) =>
      [0, 1, 2].map((repeat) => answer({ id, prompt: id, repeat, ...more }));
    const before = [...repeats('gone'), ...repeats('same'), ...repeats('changed'), ...repeats('failed')];
    const after = [
      ...repeats('new'),
      ...repeats('same'),
      ...repeats('changed', { prompt: 'another' }),
      ...repeats('failed', { outcome: 'error', score: null }),
    ];
    const { pairs, unmatched, lost, warnings } = pairRuns(before, after);
    expect(pairs.map((pair) => pair.before.length)).toEqual([3]);
    expect(unmatched).toEqual({ added: 1, removed: 1, changed: 1, errors: 1 });
    expect(lost).toEqual({ questions: 1, of: 2 });
    expect(warnings).toEqual([]);
  });

  test('joins repeats by number, and numbers those that came without one', () => {
    const before = [
      answer({ id: '1', repeat: 0 }),
      answer({ id: '1', repeat: 1 }),
      answer({ id: '1', repeat: 2 }),
    ];
    const after = [answer({ id: '1' }), answer({ id: '1' })];
    const { pairs, unmatched, warnings } = pairRuns(before, after);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.before.map(({ repeat }) => repeat)).toEqual([0, 1]);
    expect(unmatched).toEqual(NOTHING);
    expect(warnings).toMatchObject([{ code: 'incomplete-repeats', count: 1 }]);
  });

  test('accounts for every question', () => {
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
        const [old = [], now = []] = withSoundIds(before, after).runs;
        const questions = (items: BenchmarkItem[]) =>
          new Set(items.map(({ id, prompt }) => (id === null ? `?${prompt}` : `=${id}`))).size;
        const both = pairs.length + unmatched.changed + unmatched.errors;
        expect(both + unmatched.removed).toBe(questions(old));
        expect(both + unmatched.added).toBe(questions(now));
      }),
    );
  });
});
