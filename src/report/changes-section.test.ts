import { expect, it } from 'vitest';
import type { ItemChange } from '../domain/comparison/comparison.ts';
import { type FateCounts, noFates } from '../domain/comparison/fate.ts';
import { byteLength } from './byte-length.ts';
import { changesSection } from './changes-section.ts';
import { fateOf } from './fate.ts';

function change(before: number, after: number): ItemChange {
  const side = (score: number) => ({ score, outcome: 'partial' as const, response: 'é'.repeat(1000) });
  return {
    identity: 'math/1',
    category: 'math',
    evidence: 'held_out',
    prompt: 'é'.repeat(1000),
    reference: null,
    before: side(before),
    after: side(after),
  };
}

function short(before: number, after: number): ItemChange {
  const item = change(before, after);
  const answers = { before: { ...item.before, outcome: 'incorrect' as const, response: '4*2' } };
  return {
    ...item,
    ...answers,
    prompt: '6 times 7',
    reference: '42',
    after: { ...item.after, response: '42' },
  };
}

function fatesOf(changes: ItemChange[]): FateCounts {
  const fates = noFates();
  for (const one of changes) fates[one.evidence][fateOf(one)] += 1;
  return fates;
}

const told = (changes: ItemChange[]) => ({ changes, fates: fatesOf(changes), answers: 'full' as const });

it.each([0, 200, 1_000, 5_000, 20_000, 100_000])('stays within %i bytes and counts what is left', (room) => {
  const changes = Array.from({ length: 200 }, (_, index) => (index % 3 === 0 ? short(0, 1) : change(0, 1)));
  const { markdown, left } = changesSection(told(changes), { room, split: true });
  expect(byteLength(markdown)).toBeLessThanOrEqual(room);
  expect(left + (markdown.match(/(<summary>|\| )✅/g)?.length ?? 0)).toBe(200);
});

it('shows short items as rows and folds the others', () => {
  const changes = [change(1, 0), short(0, 1), short(1, 0)];
  const { markdown } = changesSection(told(changes), { room: 50_000, split: false });
  expect(markdown).toContain('| ✅ fixed (incorrect → partial) | 6 times 7 | 42 | 4\\*2 | 42 |\n| ❌ broken');
  expect(markdown.indexOf('<summary>❌ broken')).toBeGreaterThan(markdown.indexOf('| ❌ broken'));
  expect(markdown.match(/<details>/g)).toHaveLength(2);
});
