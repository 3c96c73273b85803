import { describe, expect, it } from 'vitest';
import { finding } from '../../test/builders/finding.ts';
import { bonettPriceInterval } from '../domain/statistics/bonett-price.ts';
import { itemsToSee } from '../domain/statistics/smallest-visible-change.ts';
import { itemsNeeded } from './items-needed.ts';

const open = (overrides: Parameters<typeof finding>[0]) => finding({ finding: 'inconclusive', ...overrides });

describe('how many items it would take', () => {
  it('to see a gain of 10 points, at as many flips as were seen', () => {
    const few = open({ change: 0.06, improved: 6, worsened: 4, smallest_visible_change: 0.18 });
    expect(itemsToSee(0.1, 0.2)).toBe(168);
    expect(itemsNeeded(few, 'held-out item')).toBe(
      'To see a gain of 10 points, if as many answers change as here, it would take about 200 held-out items.',
    );
    expect(itemsNeeded({ ...few, finding: 'fail', change: -0.02 }, 'item')).toContain('about 200 items');
  });

  it('to see the gain that was seen, where 10 points are visible already', () => {
    const many = open({
      items: 1000,
      change: 0.025,
      improved: 112,
      worsened: 87,
      smallest_visible_change: 0.05,
    });
    expect(itemsNeeded(many, 'item')).toMatch(
      /^To see a gain of 2 points, if as many answers change as here, it would take about [234],000 items\.$/,
    );
    expect(itemsNeeded({ ...many, finding: 'fail', change: -0.02 }, 'item')).toBe('');
  });

  it('to rule out a drop', () => {
    const interval = bonettPriceInterval(3, 5, 50);
    const guard = open({ kind: 'guard', rule: 'max_drop 10%', change: -0.04, interval });
    const said = itemsNeeded(guard, 'item');
    const needed = Number(/about ([\d,]+) items/.exec(said)?.[1]?.replace(',', ''));
    expect(said).toMatch(
      /^To rule out a drop of more than 10 points, if the change stayed as it is, it would/,
    );
    const [low] = bonettPriceInterval((3 * needed) / 50, (5 * needed) / 50, needed);
    expect(low).toBeGreaterThan(-0.1);
    const [lowOfHalf] = bonettPriceInterval((1.5 * needed) / 50, (2.5 * needed) / 50, needed / 2);
    expect(lowOfHalf).toBeLessThan(-0.1);
  });

  it.each([
    ['what was met', finding()],
    ['a drop that was seen in full', open({ rule: 'max_drop 10%', change: -0.12, interval: [-0.3, 0.05] })],
    ['what was not measured', open({ finding: 'not-measured', items: null, change: null, interval: null })],
    ['a floor', finding({ finding: 'fail', rule: '>= 85%' })],
    ['no items', open({ items: 0 })],
  ])('nothing for %s', (_, found) => {
    expect(itemsNeeded(found, 'item')).toBe('');
  });
});
