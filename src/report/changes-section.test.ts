import { expect, it } from 'vitest';
import type { ItemChange } from '../domain/comparison.ts';
import { byteLength } from './byte-length.ts';
import { changesSection, changesSummary, fateOf } from './changes-section.ts';

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

it.each([
  [0, 1, 'fixed'],
  [1, 0, 'broken'],
  [0.25, 0.5, 'improved'],
  [1, 0.5, 'worsened'],
  [0.5, 0.5, 'still wrong'],
])('from %d to %d: %s', (before, after, fate) => {
  expect(fateOf(change(before, after))).toBe(fate);
});

it('counts fates in a fixed order', () => {
  const changes = [change(1, 0), change(0, 0), change(0, 1), change(0, 1)];
  expect(changesSummary(changes)).toBe('What changed: 2 fixed, 1 broken, 1 still wrong');
});

it.each([0, 200, 1_000, 5_000, 20_000, 100_000])('stays within %i bytes and counts what is left', (room) => {
  const changes = Array.from({ length: 200 }, () => change(0, 1));
  const { markdown, left } = changesSection(changes, 'full', room);
  expect(byteLength(markdown)).toBeLessThanOrEqual(room);
  expect(left + (markdown.match(/<summary>✅/g)?.length ?? 0)).toBe(200);
});
