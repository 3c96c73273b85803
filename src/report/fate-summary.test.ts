import { expect, it } from 'vitest';
import { noFates } from '../domain/comparison/fate.ts';
import { changesSummary, movedItems } from './fate-summary.ts';

function fates() {
  const counts = noFates();
  counts.held_out = { ...counts.held_out, broken: 1, fixed: 2, 'still wrong': 1, 'still right': 9 };
  return counts;
}

it('counts what changed, and apart what is still wrong', () => {
  expect(changesSummary(fates(), false)).toBe('What changed: 2 fixed, 1 broken (1 still wrong)');
  const none = noFates();
  none.held_out['still wrong'] = 1;
  expect(changesSummary(none, false)).toBe('What changed: nothing (1 still wrong)');
});

it('counts held-out items first where not all are', () => {
  const counts = fates();
  counts.trained_on.fixed = 2;
  counts.neither['still wrong'] = 1;
  expect(changesSummary(counts, true)).toBe(
    'What changed on held-out items: 2 fixed, 1 broken (1 still wrong); on trained-on items: 2 fixed; on items that were neither: nothing (1 still wrong)',
  );
  expect(movedItems(counts)).toBe(7);
  const trained = noFates();
  trained.trained_on.fixed = 1;
  expect(changesSummary(trained, true)).toBe(
    'What changed on held-out items: nothing; on trained-on items: 1 fixed',
  );
});
